// Made by Tagwright from its own sources: it is the same in every repository, and synth writes it again.
// The decisions of the workflows in this repository: which tags a build gets, which of them may move, what may be deleted.
// `node decide.mjs` lists them. They read environment variables, the files these name, and policy.json beside this file; they touch no network.

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

// src/decide/show-value.ts
/** Line ends, other control characters, half characters, and marks that turn the direction of text. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;
const longest = 80;
/** The value in single quotes; control characters are written as `\u000A`. */
function showValue(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
  const signs = [...text];
  const shown = signs.length > longest ? `${signs.slice(0, longest).join("")}…` : text;
  return `'${onOneLine(shown)}'`;
}
/** Words that somebody else made, with control characters written as `\u000A`. */
const onOneLine = (text) => text.replace(hidden, escapeSign);
/** The first sign that a reader would not see as it is, such as a line end; undefined when there is none. */
const findHiddenSign = (text) => text.match(hidden)?.[0];
/** How a hidden sign is named. */
const escapeSign = (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

// src/decide/decision.ts
/** The exit codes of decide.mjs, by cause; a contract of a pipeline names them so. */
const exitCodes = {
  /** A rule of the policy says no. */
  refused: 1,
  /** Something that is needed is not there or cannot be read: a secret, a file, a variable. */
  missing: 2,
  /** A name has the wrong form: a tag, a version, a digest, an input. */
  malformed: 3,
  /** What was built is not what was planned: platforms, digests, products. */
  incomplete: 4,
  /** A registry or GitHub could not be read to the end, or did not do what it was told. */
  unreadable: 5
};
const decided = (value) => ({
  ok: true,
  value
});
/** The sentences may quote what came from outside; each stays on its line. */
const refused = (cause, ...sentences) => ({
  ok: false,
  cause,
  sentences: sentences.map(onOneLine)
});

// src/decide/build/check-secrets.ts
/** Each missing secret by its name. */
function checkSecrets(configured) {
  if (typeof configured !== "object" || configured === null || Array.isArray(configured)) return refused("malformed", "CONFIGURED is not an object with one true or false for each secret");
  const entries = Object.entries(configured);
  const strange = entries.filter(([, isSet]) => typeof isSet !== "boolean").map(([name]) => name);
  if (strange.length > 0) return refused("malformed", ...strange.map((name) => `${showValue(name)} is neither true nor false`));
  const missing = entries.filter(([, isSet]) => isSet === false).map(([name]) => name);
  if (missing.length > 0) return refused("missing", ...missing.map((name) => `ERROR: ${name} secret not configured`));
  return decided(entries.map(([name]) => name));
}
const checkSecretsDoor = {
  name: "check-secrets",
  about: "Stops when a secret is not configured, and names each one.",
  reads: { CONFIGURED: { as: "json" } },
  decide: ({ configured }) => {
    const names = checkSecrets(configured);
    return names.ok ? decided({
      outputs: {},
      log: names.value.map((name) => `${name} is configured`)
    }) : names;
  }
};

// src/decide/hostile-ref.ts
/** What git forbids in a name (git-check-ref-format), each with the words for it. */
const forbiddenShapes = [
  [/^$/, "is empty"],
  [/^-/, "begins with '-', which programs take for an option"],
  [/^\/|\/$|\/\//, "has an empty part between slashes"],
  [/(?:^|\/)\./, "has a part that begins with '.'"],
  [/\.lock(?:\/|$)/, "has a part that ends in '.lock'"],
  [/\.$/, "ends in '.'"],
  [/\.\./, "holds '..'"],
  [/@\{/, "holds '@{'"],
  [/^@$/, "is a single @"]
];
/** Letters, digits and marks that mean nothing to git, a shell or JSON. */
const harmless = /^[\p{L}\p{N}._/@+#=,%-]*$/u;
/** Why the text is no name of a ref that is let in; undefined when it is one. */
function findRefProblem(name) {
  const shape = forbiddenShapes.find(([pattern]) => pattern.test(name));
  if (shape !== void 0) return shape[1];
  if (!harmless.test(name)) {
    const sign = [...name].find((one) => !harmless.test(one)) ?? "";
    return `holds ${showValue(sign)}`;
  }
  return name.length > 255 ? "is longer than 255 characters" : void 0;
}
/** Takes a full ref apart; a bare name says nothing about its kind. */
function readRefName(ref) {
  if (ref.startsWith("refs/tags/")) return {
    name: ref.slice(10),
    type: "tag"
  };
  if (ref.startsWith("refs/heads/")) return {
    name: ref.slice(11),
    type: "branch"
  };
  return {
    name: ref,
    type: void 0
  };
}
/** Whether the text is a whole commit id. */
const isCommitId = (text) => /^[0-9a-f]{40}$/.test(text);

// src/decide/build/classify-ref.ts
/** Forty hex digits are a commit; else a tag goes before a branch, as in git itself. */
function classifyRef({ ref, refs, said = "" }) {
  const { name, type } = readRefName(ref);
  if (isCommitId(name)) return decided(asCommit(name));
  const problem = findRefProblem(name);
  if (problem !== void 0) return refused("malformed", `${showValue(name)} is no name of a branch or tag: it ${problem}`);
  const found = findRefs(name, refs);
  const wanted = type ?? (said === "" ? void 0 : said);
  const kind = wanted ?? (found.tag === void 0 ? "branch" : "tag");
  if (kind !== "tag" && kind !== "branch") return refused("malformed", `REF_TYPE is ${showValue(kind)}, not branch or tag`);
  const commit = found[kind];
  if (commit === void 0) return refused("refused", tellAbsent(name, wanted, found));
  const isAmbiguous = wanted === void 0 && found.tag !== void 0 && found.branch !== void 0;
  return decided({
    ...kind === "tag" ? asTag(name) : asBranch(name),
    commit,
    isAmbiguous
  });
}
/** A clone knows a branch of its origin by another name than the origin does. */
function findRefs(name, lines) {
  const ids = new Map(lines.map((line) => line.trim().split(/\s+/)).map(([id = "", full = ""]) => [full, id]));
  return {
    tag: ids.get(`refs/tags/${name}^{}`) ?? ids.get(`refs/tags/${name}`),
    branch: ids.get(`refs/remotes/origin/${name}`) ?? ids.get(`refs/heads/${name}`)
  };
}
function tellAbsent(name, wanted, { tag, branch }) {
  if (wanted === void 0) return `there is no branch and no tag ${showValue(name)}`;
  const instead = (wanted === "tag" ? branch : tag) === void 0 ? "" : `; there is a ${wanted === "tag" ? "branch" : "tag"} of that name`;
  return `there is no ${wanted} ${showValue(name)}${instead}`;
}
const asCommit = (id) => ({
  kind: "sha",
  name: id,
  commit: id,
  fetch: id,
  checkout: id,
  reset: false,
  isAmbiguous: false
});
const asTag = (name) => ({
  kind: "tag",
  name,
  fetch: `refs/tags/${name}:refs/tags/${name}`,
  checkout: `refs/tags/${name}`,
  reset: false
});
const asBranch = (name) => ({
  kind: "branch",
  name,
  fetch: `+refs/heads/${name}:refs/remotes/origin/${name}`,
  checkout: `refs/remotes/origin/${name}`,
  reset: true
});
const classifyRefDoor = {
  name: "classify-ref",
  about: "Tells a commit, a tag and a branch apart, and what to fetch and check out.",
  reads: {
    REF: { as: "text" },
    REFS: { as: "lines-file" },
    REF_TYPE: {
      as: "text",
      optional: true
    }
  },
  decide: ({ ref, refs, refType }) => {
    const answer = classifyRef({
      ref: String(ref),
      refs,
      said: String(refType ?? "")
    });
    if (!answer.ok) return answer;
    const { isAmbiguous, ...outputs } = answer.value;
    const warning = `${showValue(outputs.name)} is a tag and a branch; the tag is taken. Say refs/heads/${outputs.name} for the branch.`;
    return decided({
      outputs,
      warnings: isAmbiguous ? [warning] : []
    });
  }
};

// src/model/contract.ts
/** What GitHub takes of a repository_dispatch. */
const dispatchLimits = {
  keys: 10,
  characters: 65535,
  eventType: 100
};

// src/model/version.ts
const number = "(?:0|[1-9][0-9]*)";
const pattern = new RegExp(`^v?(${number})\\.(${number})\\.(${number})(?:([-+.a-zA-Z][0-9A-Za-z.+-]*)?)$`);
/** Reads `1.2.3`, `v1.2.3` and versions with something after them; undefined for anything else. */
function parseVersion(text) {
  const match = pattern.exec(text);
  if (match === null) return void 0;
  const [major, minor, patch] = [
    match[1],
    match[2],
    match[3]
  ].map(Number);
  if (![
    major,
    minor,
    patch
  ].every(Number.isSafeInteger)) return void 0;
  return {
    major,
    minor,
    patch,
    rest: match[4] ?? ""
  };
}
/** Only a plain `X.Y.Z` is stable: `1.2.3rc1`, `1.2.3-rc.1`, `1.2.3.4` and `1.2.3+x` are not. */
const isStable = ({ rest }) => rest === "";
/** Orders stable versions; below zero when `a` is the lower one. */
const compareStable = (a, b) => a.major - b.major || a.minor - b.minor || a.patch - b.patch;
/** `X.Y.Z` without a `v`, with what comes after. */
const formatVersion = ({ major, minor, patch, rest }) => `${major}.${minor}.${patch}${rest}`;

// src/model/tag-grammar.ts
/** More digits than these are beyond what numbers hold exactly. */
const wholeNumber = "0|[1-9][0-9]{0,14}";
/** What a part of a grammar stands for, as the source of an expression. Open parts take as little as they can. */
const partSources = {
  major: wholeNumber,
  minor: wholeNumber,
  patch: wholeNumber,
  /** What makes a version unstable: `-rc.1`, `rc1`, `.4`. */
  pre: "[-.a-zA-Z][0-9A-Za-z.-]*?",
  /** YYYYMMDD */
  date: "[0-9]{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])",
  /** HHMMSS */
  time: "(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]",
  sha7: "[0-9a-f]{7}",
  sha40: "[0-9a-f]{40}",
  hex: "[0-9a-f]+",
  /** As many as `{sha7}` cannot be mistaken for, the letter before it included. */
  hex12: "[0-9a-f]{12}",
  number: wholeNumber,
  /** A branch name as `tagFromBranch` writes it. */
  branch: "[A-Za-z0-9_][A-Za-z0-9_.-]*?",
  text: "[A-Za-z0-9_][A-Za-z0-9_.-]*?"
};
/** All names that can stand in braces. */
const partNames = [
  "version",
  "variant",
  ...Object.keys(partSources)
];
/** Reads a grammar; a name in braces that is none of the parts is text, which no tag contains. */
function parseGrammar(grammar) {
  return [...grammar.replaceAll("{version}", "{major}.{minor}.{patch}").matchAll(/\{(?<name>[a-z0-9]+)\}|(?<optional>[^{}?])\?|(?<text>[^])/g)].reduce((parts, { 0: whole, groups = {} }) => {
    const { name, optional } = groups;
    const before = parts.at(-1);
    if (name !== void 0 && isPartName(name)) return [...parts, {
      kind: "part",
      name
    }];
    if (optional !== void 0) return [...parts, {
      kind: "optional",
      text: optional
    }];
    if (before?.kind === "text") return [...parts.slice(0, -1), {
      kind: "text",
      text: before.text + whole
    }];
    return [...parts, {
      kind: "text",
      text: whole
    }];
  }, []);
}
const isPartName = (name) => name === "variant" || Object.hasOwn(partSources, name);
/** The source of an expression that matches exactly the texts of the grammar, with one named group a part. */
function grammarRegex(grammar, variants = [""]) {
  return `^${parseGrammar(grammar).map((part) => {
    if (part.kind === "text") return escapeForRegex(part.text);
    if (part.kind === "optional") return `(?:${escapeForRegex(part.text)})?`;
    return `(?<${part.name}>${part.name === "variant" ? variants.map(escapeForRegex).join("|") : partSources[part.name]})`;
  }).join("")}$`;
}
const escapeForRegex = (text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
/** A cleanup reads thousands of tags by a handful of grammars, so each is compiled once. */
const compiled = /* @__PURE__ */ new Map();
function compiledGrammar(grammar, variants) {
  const key = [grammar, ...variants].join("\n");
  const known = compiled.get(key) ?? new RegExp(grammarRegex(grammar, variants));
  compiled.set(key, known);
  return known;
}
/** The values of a text that the grammar takes, with `version` where all three numbers are there; undefined for any other. */
function readTag(grammar, tag, variants = [""]) {
  const match = compiledGrammar(grammar, variants).exec(tag);
  if (match === null) return void 0;
  const values = { ...match.groups };
  const { major, minor, patch } = values;
  return major !== void 0 && minor !== void 0 && patch !== void 0 ? {
    ...values,
    version: `${major}.${minor}.${patch}`
  } : values;
}
/**
* Writes a text of the grammar; undefined when a value is missing or has the wrong form, when the text would be read as other
* values, and when it would not say which variant or which unstable version is meant. `version` stands for its three numbers.
*/
function writeTag(grammar, values, variants = [values["variant"] ?? ""]) {
  const { version } = values;
  const numbers = version === void 0 ? {} : readTag("{version}", version);
  if (numbers === void 0) return void 0;
  const known = {
    variant: "",
    ...numbers,
    ...values
  };
  const written = parseGrammar(grammar).map((part) => {
    if (part.kind === "part") return known[part.name];
    return part.kind === "text" ? part.text : "";
  });
  if (written.includes(void 0) || isSilent(grammar, known)) return void 0;
  const tag = written.join("");
  const read = readTag(grammar, tag, variants);
  return read !== void 0 && Object.entries(read).every(([name, value]) => (known[name] ?? value) === value) ? tag : void 0;
}
/** Whether a tag would pass a variant off as the main one, or an unstable version as a stable one. */
function isSilent(grammar, { variant, pre = "" }) {
  const names = parseGrammar(grammar).map((part) => part.kind === "part" && part.name);
  return variant !== "" && !names.includes("variant") || pre !== "" && names.includes("major") && !names.includes("pre");
}
/** Whether a registry takes the text as the name of a tag. */
const isTagName = (text) => /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(text);
/** A branch as a tag says it, each `/` as `-`; undefined when another of its characters cannot stand in a tag. */
function tagFromBranch(branch) {
  const tag = branch.replaceAll("/", "-");
  return isTagName(tag) ? tag : void 0;
}
/** The class that a tag is in: the first one that reads it. A tag without a class is nobody's. */
function classOf(policy, tag) {
  if (!isTagName(tag)) return void 0;
  return policy.classes.find(({ grammar }) => readTag(grammar, tag, policy.variants) !== void 0);
}

// src/decide/contract/receive-dispatch.ts
/** Takes the ref and the commit, each from the first that offers one. */
function receiveDispatch({ payload, input, defaultRef = "" }) {
  const from = payload.ref ? "payload" : input.ref ? "input" : "default";
  const ref = payload.ref || input.ref || defaultRef;
  const sha = payload.sha || input.sha || "";
  if (ref === "") return refused("missing", "neither the payload nor the form names a ref, and there is no default");
  const { name, type = "" } = readRefName(ref);
  const said = from === "payload" ? payload.type ?? "" : "";
  const misfits = findMisfits({
    name,
    sha,
    said
  });
  if (misfits.length > 0) return refused("malformed", ...misfits);
  const problem = from === "payload" ? findVersionProblem({
    ref,
    type: said
  }, {
    ref: "ref",
    type: "ref_type"
  }) : void 0;
  if (problem !== void 0) return refused("refused", problem);
  const kind = type || said;
  return decided({
    ref: name,
    type: kind,
    sha,
    shortSha: sha.slice(0, 7),
    checkout: sha || (kind === "" ? name : fullRefOf(kind, name)),
    tag: tagFromBranch(name) ?? "",
    from
  });
}
const fullRefOf = (kind, name) => `refs/${kind === "tag" ? "tags" : "heads"}/${name}`;
function findMisfits({ name, sha, said }) {
  const problem = findRefProblem(name);
  const sentences = [];
  if (problem !== void 0) sentences.push(`ref is ${showValue(name)}, which is no name of a branch or tag: it ${problem}`);
  if (sha !== "" && !isCommitId(sha)) sentences.push(`sha is ${showValue(sha)}, not the 40 hex digits of a commit`);
  if (said !== "" && said !== "branch" && said !== "tag") sentences.push(`ref_type is ${showValue(said)}, not branch or tag`);
  return sentences;
}
/**
* Only a tag is a release: anybody who can push can make a branch that is named like one. Says what is wrong, by the names
* of the fields; undefined when the ref is no version, or is a tag.
*/
function findVersionProblem(given, fields) {
  const { name, type } = readRefName(given.ref);
  if (type !== void 0 && given.type !== "" && given.type !== type) return `${fields.ref} is ${showValue(given.ref)}, and ${fields.type} says ${showValue(given.type)}`;
  if (parseVersion(name) === void 0 || (type ?? given.type) === "tag") return void 0;
  const said = type ?? given.type;
  const doubt = said === "" ? `${fields.type} is not given` : `it is sent as a ${said}`;
  return `${fields.ref} ${showValue(name)} is a version, and ${doubt}: only a tag is released`;
}
const textVariable = {
  as: "text",
  optional: true
};
const receiveDoor = {
  name: "receive",
  about: "Picks the source to build: payload, then form, then default.",
  reads: {
    PAYLOAD_REF: textVariable,
    PAYLOAD_SHA: textVariable,
    PAYLOAD_REF_TYPE: textVariable,
    INPUT_REF: textVariable,
    INPUT_SHA: textVariable,
    DEFAULT_REF: textVariable
  },
  decide: (input) => {
    const text = (name) => String(input[name] ?? "");
    const source = receiveDispatch({
      payload: {
        ref: text("payloadRef"),
        sha: text("payloadSha"),
        type: text("payloadRefType")
      },
      input: {
        ref: text("inputRef"),
        sha: text("inputSha")
      },
      defaultRef: text("defaultRef")
    });
    if (!source.ok) return source;
    const { type, shortSha, ...rest } = source.value;
    return decided({ outputs: {
      ...rest,
      "ref-type": type,
      "short-sha": shortSha
    } });
  }
};

// src/decide/contract/read-contract.ts
/** The contract of that name. */
function findContract(policy, name) {
  const contracts = policy.contracts ?? {};
  const contract = typeof name === "string" && Object.hasOwn(contracts, name) ? contracts[name] : void 0;
  if (contract !== void 0) return decided(contract);
  const known = Object.keys(contracts).join(", ") || "none";
  return refused("missing", `policy.json has no contract ${showValue(name)}; it has: ${known}`);
}
/** The values of a form or payload by name; GitHub shows one that does not exist as null. */
function readGivenFields(what, given) {
  if (given === null || given === void 0 || given === "") return decided({});
  if (typeof given === "object" && !Array.isArray(given)) return decided(given);
  return refused("malformed", `${what} is ${showValue(given)}, not an object with fields`);
}

// src/decide/contract/validate-text.ts
/** What is said after the name of the field; undefined when the text fits. */
function findTextProblem(field, text) {
  return findHidden(field, text) ?? findLength(field, text) ?? findMisfit(field, text);
}
/** Quotes, `$(…)` and words that end a block are text like any other; what nobody can see in a log is refused. */
function findHidden({ holds }, text) {
  const sign = findHiddenSign(holds === "lines" ? text.replaceAll(/\r\n|[\n\t]/g, " ") : text);
  if (sign === void 0) return void 0;
  return `holds ${/[\n\r\u2028\u2029]/.test(sign) ? "a line break" : "a hidden character"} (${escapeSign(sign)}), and only plain text is taken`;
}
function findLength({ least, most }, text) {
  const { length } = text;
  if (least !== void 0 && length < least) return `is ${showValue(text)}, shorter than ${countCharacters(least)}`;
  if (most !== void 0 && length > most) return `is ${countCharacters(length)} long, and the most is ${most}`;
}
const countCharacters = (count) => count === 1 ? "1 character" : `${count} characters`;
function findMisfit({ pattern, holds }, text) {
  const problem = holds === void 0 ? void 0 : findMeaningProblem(holds, text);
  if (problem !== void 0) return `is ${showValue(text)}, ${problem}`;
  return pattern === void 0 || new RegExp(`^(?:${pattern})$`, "u").test(text) ? void 0 : `is ${showValue(text)}, not of the form ${pattern}`;
}
function findMeaningProblem(holds, text) {
  switch (holds) {
    case "commit": return isCommitId(text) ? void 0 : "not the 40 hex digits of a commit";
    case "digest": return /^sha256:[0-9a-f]{64}$/.test(text) ? void 0 : "not a digest (sha256: and 64 hex digits)";
    case "tag": return isTagName(text) ? void 0 : "which no registry takes for a tag";
    case "ref": {
      const problem = findRefProblem(readRefName(text).name);
      return problem === void 0 ? void 0 : `which is no name of a branch or tag: it ${problem}`;
    }
    case "lines": return;
  }
}

// src/decide/contract/validate-fields.ts
/** Checks every field at once. A field that is null or an empty text counts as not given. */
function validateFields(fields, given) {
  const values = {};
  const sentences = [];
  for (const [name, field] of Object.entries(fields)) {
    const raw = Object.hasOwn(given, name) ? given[name] : void 0;
    const checked = isGiven(raw) ? readField(field, raw) : defaultOf(field);
    if ("value" in checked) values[name] = checked.value;
    else sentences.push(sentenceOf(name, field, raw, checked.problem));
  }
  return {
    values,
    sentences
  };
}
/** The names that are given and are no fields. */
const findUnknownFields = (fields, given) => Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
const isGiven = (value) => value !== void 0 && value !== null && value !== "";
function defaultOf(field) {
  if (field.default !== void 0) return { value: field.default };
  return field.required ? { problem: "is not given" } : { value: "" };
}
function sentenceOf(name, { sentence }, raw, problem) {
  if (sentence === void 0) return `${name} ${problem}`;
  return sentence.replaceAll("{value}", () => showValue(raw ?? "").slice(1, -1));
}
/** Forms and other repositories send numbers and booleans as text too. */
function readField(field, raw) {
  switch (field.type) {
    case "boolean": return readBoolean(raw);
    case "number": return readNumber(field, raw);
    case "choice": return readChoice(field.options ?? [], raw);
    case "string": return readText$1(field, raw);
  }
}
function readBoolean(raw) {
  if (raw === true || raw === "true") return { value: true };
  if (raw === false || raw === "false") return { value: false };
  return { problem: `is ${showValue(raw)}, not true or false` };
}
const numberPattern = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
function readNumber({ least, most, whole = false }, raw) {
  const value = typeof raw === "string" && numberPattern.test(raw) ? Number(raw) : raw;
  if (typeof value !== "number" || !Number.isFinite(value)) return { problem: `is ${showValue(raw)}, not a number` };
  if (whole && !Number.isSafeInteger(value)) return { problem: `is ${showValue(raw)}, not a whole number` };
  if (least !== void 0 && value < least) return { problem: `is ${value}, and the least is ${least}` };
  if (most !== void 0 && value > most) return { problem: `is ${value}, and the most is ${most}` };
  return { value };
}
function readChoice(options, raw) {
  if (typeof raw === "string" && options.includes(raw)) return { value: raw };
  return { problem: `is ${showValue(raw)}, not one of: ${options.join(", ")}` };
}
function readText$1(field, raw) {
  if (typeof raw !== "string") return { problem: `is ${showValue(raw)}, not a text` };
  const problem = findTextProblem(field, raw);
  return problem === void 0 ? { value: raw } : { problem };
}

// src/decide/contract/dispatch-payload.ts
/** The fields that were given, typed. What the receiver would refuse is refused here, where somebody sees it. */
function makeDispatchPayload(contract, given) {
  const fields = readGivenFields("the payload", given);
  if (!fields.ok) return fields;
  const { values, sentences } = validateFields(contract.fields, fields.value);
  const unknown = findUnknownFields(contract.fields, fields.value).map((field) => `${showValue(field)} is no field of ${contract.name}; it has: ${Object.keys(contract.fields).join(", ")}`);
  if (sentences.length + unknown.length > 0) return refused("malformed", ...sentences, ...unknown);
  const payload = Object.fromEntries(Object.entries(values).filter(([name]) => isGiven(fields.value[name])));
  const { ref, type } = contract.versions ?? {};
  const problem = ref === void 0 || type === void 0 ? void 0 : findVersionProblem({
    ref: String(payload[ref] ?? ""),
    type: String(payload[type] ?? "")
  }, {
    ref,
    type
  });
  if (problem !== void 0) return refused("refused", problem);
  const beyond = findBeyondLimits(contract.name, payload);
  return beyond.length === 0 ? decided(payload) : refused("malformed", ...beyond);
}
function findBeyondLimits(eventType, payload) {
  const { keys, characters, eventType: longest } = dispatchLimits;
  const count = Object.keys(payload).length;
  const size = JSON.stringify(payload).length;
  const sentences = [];
  if (eventType.length > longest) sentences.push(`the event type has ${eventType.length} characters, and GitHub takes ${longest}`);
  if (count > keys) sentences.push(`the payload has ${count} fields, and GitHub carries ${keys}`);
  if (size > characters) sentences.push(`the payload has ${size} characters, and GitHub carries ${characters}`);
  return sentences;
}
const dispatchPayloadDoor = {
  name: "dispatch-payload",
  about: "Makes the body of a repository_dispatch from fields that fit the contract.",
  reads: {
    CONTRACT: { as: "text" },
    FIELDS: { as: "json" }
  },
  decide: ({ contract: name, fields }, policy) => {
    const contract = findContract(policy, name);
    if (!contract.ok) return contract;
    const payload = makeDispatchPayload(contract.value, fields);
    if (!payload.ok) return payload;
    const body = {
      event_type: contract.value.name,
      client_payload: payload.value
    };
    return decided({ outputs: {
      "event-type": contract.value.name,
      payload: payload.value,
      body
    } });
  }
};

// src/decide/build/source-commit.ts
/** A branch may go on while a message is on its way; a tag that does was moved, and a commit never does: nobody knows which one is meant. */
function findSourceCommit({ kind, name, head, sent }) {
  const misfit = [head, sent].find((id) => id !== "" && !isCommitId(id));
  if (misfit !== void 0) return refused("malformed", `${showValue(misfit)} is not the 40 hex digits of a commit`);
  if (head === "" && sent === "") return refused("missing", `nothing tells which commit ${showValue(name)} stands for`);
  if (kind !== "branch" && sent !== "" && sent !== head) return refused("refused", `the ${kind === "tag" ? "tag" : "commit"} ${showValue(name)} stands for ${head}, and ${sent} was sent with it: send it again`);
  return decided({
    commit: sent || head,
    isBehind: kind === "branch" && sent !== "" && sent !== head
  });
}
const sourceCommitDoor = {
  name: "source-commit",
  about: "The commit to build: the one that was sent with a ref, else the one that the ref stands for.",
  reads: {
    KIND: { as: "text" },
    NAME: { as: "text" },
    HEAD: { as: "text" },
    SENT: {
      as: "text",
      optional: true
    }
  },
  decide: ({ kind, name, head, sent }) => {
    const found = findSourceCommit({
      kind: String(kind),
      name: String(name),
      head: String(head),
      sent: String(sent ?? "")
    });
    if (!found.ok) return found;
    const { commit, isBehind } = found.value;
    const warning = `${showValue(name)} has gone on since ${commit} was sent: the image gets the tag of its commit alone`;
    return decided({
      outputs: {
        commit,
        "short-commit": commit.slice(0, 7),
        behind: String(isBehind)
      },
      warnings: isBehind ? [warning] : []
    });
  }
};

// src/decide/contract/validate-inputs.ts
/** The typed values of all fields; defaults are filled in. */
function validateInputs({ name, fields }, { inputs, event = "workflow_dispatch" }) {
  const given = readGivenFields("the form", inputs);
  if (!given.ok) return given;
  if (event !== "workflow_dispatch" && Object.keys(given.value).length === 0) return decided(Object.fromEntries(Object.entries(fields).map(([field, { default: value = "" }]) => [field, value])));
  const { values, sentences } = validateFields(fields, given.value);
  const unknown = findUnknownFields(fields, given.value).map((field) => `${showValue(field)} is no input of ${name}; it has: ${Object.keys(fields).join(", ") || "none"}`);
  const wrong = [...sentences, ...unknown];
  return wrong.length === 0 ? decided(values) : refused("malformed", ...wrong);
}
const inputsDoor = {
  name: "inputs",
  about: "Checks what was filled in: every field, with one sentence for each that is wrong.",
  reads: {
    CONTRACT: { as: "text" },
    INPUTS: { as: "json" },
    EVENT: {
      as: "text",
      optional: true
    }
  },
  decide: ({ contract: name, inputs, event }, policy) => {
    const contract = findContract(policy, name);
    if (!contract.ok) return contract;
    const values = validateInputs(contract.value, {
      inputs,
      event
    });
    return values.ok ? decided({ outputs: values.value }) : values;
  }
};

// src/decide/contract/validate-payload.ts
/** The typed values of all fields. Nothing of the payload is said before its sender is known to be allowed. */
function validatePayload(contract, { payload, sender, allowed = [] }) {
  const stranger = findStranger(contract, sender, allowed);
  if (stranger !== void 0) return refused("refused", stranger);
  const given = readGivenFields("the payload", payload);
  if (!given.ok) return given;
  const { keys } = dispatchLimits;
  const count = Object.keys(given.value).length;
  if (count > keys) return refused("malformed", `the payload has ${count} fields, and GitHub carries ${keys}`);
  const { values, sentences } = validateFields(contract.fields, given.value);
  if (sentences.length > 0) return refused("malformed", ...sentences);
  const problem = findBranchAsVersion(contract, values);
  if (problem !== void 0) return refused("refused", problem);
  return decided({
    values,
    unknown: findUnknownFields(contract.fields, given.value)
  });
}
/** A list that is empty although the sender is asked for lets nobody in. Logins do not tell upper from lower case. */
function findStranger({ name, senders }, sender, more) {
  const allowed = [...senders ?? [], ...more];
  if (sender === void 0 && allowed.length === 0) return void 0;
  if (sender === void 0) return `${name} is taken from ${allowed.join(", ")}, and SENDER is not set`;
  if (allowed.length === 0) return `${name} was sent by ${showValue(sender)}, and nobody is allowed to`;
  return allowed.some((login) => login.toLowerCase() === sender.toLowerCase()) ? void 0 : `${name} was sent by ${showValue(sender)}, who is not one of: ${allowed.join(", ")}`;
}
/** A branch that is named like a version would be published as a release. */
function findBranchAsVersion({ versions }, values) {
  if (versions === void 0) return void 0;
  const { ref, type } = versions;
  return findVersionProblem({
    ref: String(values[ref] ?? ""),
    type: String(values[type] ?? "")
  }, {
    ref,
    type
  });
}
const payloadDoor = {
  name: "payload",
  about: "Checks a payload from another repository: its sender, every field, and that a version is a tag.",
  reads: {
    CONTRACT: { as: "text" },
    PAYLOAD: { as: "json" },
    SENDER: {
      as: "text",
      optional: true
    },
    ALLOWED: {
      as: "text",
      optional: true
    }
  },
  decide: ({ contract: name, payload, sender, allowed = "" }, policy) => {
    const contract = findContract(policy, name);
    if (!contract.ok) return contract;
    if (contract.value.carries !== "payload") return refused("missing", `${contract.value.name} is a form, not a payload`);
    const logins = String(allowed).split(/[\s,]+/).filter((login) => login !== "");
    const read = validatePayload(contract.value, {
      payload,
      sender,
      allowed: logins
    });
    if (!read.ok) return read;
    const warnings = read.value.unknown.map((field) => `the payload holds ${showValue(field)}, which ${contract.value.name} does not have: it is not read`);
    return decided({
      outputs: read.value.values,
      warnings
    });
  }
};

// src/decide/cleanup/cleanup-reasons.ts
/** Why a version stays. */
function whyItStays({ inventory, verdicts, roots, stays }, digest) {
  const { as, root, from } = stays.get(digest) ?? {
    as: "root",
    root: digest,
    from: digest
  };
  if (as === "root") return roots.get(digest) ?? "";
  const holder = verdicts.get(root)?.find(({ fate }) => fate === "stay")?.tag ?? inventory.versions.get(root)?.tags[0] ?? root;
  return as === "part" ? `a part of ${holder}` : `belongs to ${from}, which stays with ${holder}`;
}
/** Why a version goes; `after` are those that go before it because they hold it. */
function whyItGoes({ graph, verdicts }, digest, after) {
  const gone = verdicts.get(digest)?.find(({ fate }) => fate === "go");
  if (gone !== void 0) return gone.why;
  if (after[0] !== void 0) return `goes with ${after[0]}`;
  const [subject] = graph.holdersOf(digest);
  return subject === void 0 ? "has no tag, and nothing that stays needs it" : `belongs to ${subject}, which is gone`;
}
/** What is odd about a package: tags that nobody knows, versions without a manifest, indexes that lack parts already. */
function remarksOn({ inventory, graph, verdicts, stays }) {
  const unknown = [...verdicts.values()].flat().filter(({ isUnknown }) => isUnknown);
  const lost = [...inventory.versions.values()].filter(({ digest }) => !inventory.manifests.has(digest));
  const missingIn = (digest) => inventory.unit === "tags" ? [] : graph.partsOf(digest).filter((part) => !inventory.versions.has(part));
  const names = unknown.map(({ tag }) => tag).toSorted().join(", ");
  return [
    ...names === "" ? [] : [`no class of the policy knows these tags, so they stay: ${names}`],
    ...lost.map(({ id, digest }) => `version ${id} stays: the registry has no manifest ${digest}`),
    ...[...stays.keys()].flatMap((digest) => {
      const missing = missingIn(digest);
      return missing.length === 0 ? [] : [`${nameIn(inventory.versions.get(digest), digest)} lacks parts already: ${missing.join(", ")}`];
    })
  ];
}
const nameIn = (version, digest) => version?.tags.join(", ") || digest;

// src/model/subject-tag.ts
/** `sha256-<hex>` lists what belongs to a digest where a registry keeps no such list; cosign 2 wrote the three endings. */
const belongingTag = /^sha256-(?<hex>[0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
/** The digest that a tag is about by its name; undefined for the tags of people. */
function subjectOfTag(tag) {
  const hex = belongingTag.exec(tag)?.groups?.["hex"];
  return hex === void 0 ? void 0 : `sha256:${hex}`;
}

// src/decide/cleanup/closure.ts
/** Reads the relations of all manifests once. */
function graphOf({ versions, manifests }) {
  const belongings = /* @__PURE__ */ new Map();
  const indexes = /* @__PURE__ */ new Map();
  const subjects = /* @__PURE__ */ new Map();
  const belong = (digest, subject) => {
    addTo(belongings, subject, digest);
    addTo(subjects, digest, subject);
  };
  for (const [digest, { children, subject }] of manifests) {
    for (const child of children) addTo(indexes, child, digest);
    if (subject !== void 0) belong(digest, subject);
  }
  for (const { digest, subject } of [...versions.values()].flatMap(subjectsByTag)) if (subject !== digest) belong(digest, subject);
  const indexesOf = (digest) => [...indexes.get(digest) ?? []];
  return {
    partsOf: (digest) => manifests.get(digest)?.children ?? [],
    belongingsOf: (digest) => [...belongings.get(digest) ?? []],
    indexesOf,
    holdersOf: (digest) => [.../* @__PURE__ */ new Set([...indexesOf(digest), ...subjects.get(digest) ?? []])]
  };
}
const subjectsByTag = ({ digest, tags }) => tags.flatMap((tag) => subjectOfTag(tag) ?? []).map((subject) => ({
  digest,
  subject
}));
function addTo(map, key, value) {
  const values = map.get(key);
  if (values === void 0) map.set(key, /* @__PURE__ */ new Set([value]));
  else values.add(value);
}
/** Everything that stays with the roots, each digest with the first reason found; the nearest root comes first. */
function closureOf(graph, roots) {
  const stays = /* @__PURE__ */ new Map();
  for (const root of roots) stays.set(root, {
    root,
    as: "root",
    from: root
  });
  for (const [digest, { root }] of stays) {
    const reach = (as, reached) => {
      for (const next of reached) if (!stays.has(next)) stays.set(next, {
        root,
        as,
        from: digest
      });
    };
    reach("part", graph.partsOf(digest));
    reach("belonging", graph.belongingsOf(digest));
  }
  return stays;
}
/**
* Digests in an order in which they can go one by one: an index before its parts, a subject before what belongs to it. So
* whatever is interrupted leaves nothing that lacks a part.
*/
function inOrderOfDeletion(graph, digests) {
  const left = new Set(digests);
  const freeOf = (holders) => [...left].filter((digest) => !holders(digest).some((holder) => holder !== digest && left.has(holder)));
  const order = [];
  while (left.size > 0) {
    const free = freeOf(graph.holdersOf);
    const inCircle = free.length > 0 ? [] : freeOf(graph.indexesOf).filter((digest) => isHeldByItself(graph, digest, left));
    for (const digest of free.length > 0 ? free : [inCircle[0] ?? [...left][0] ?? ""]) {
      left.delete(digest);
      order.push(digest);
    }
  }
  return order;
}
/** Whether everything left that holds it is in turn held by it. */
function isHeldByItself(graph, digest, left) {
  const circle = closureOf(graph, [digest]);
  return graph.holdersOf(digest).every((holder) => !left.has(holder) || circle.has(holder));
}

// src/decide/cleanup/cleanup-roots.ts
/** The digests that stay by themselves, each with its reason. */
function findRoots(judged, settings) {
  const isInScope = scopeOf(judged, settings);
  const newest = newestUntagged(judged, settings.keepUntagged);
  const reasonOf = (version) => judged.verdicts.get(version.digest)?.find(({ fate }) => fate === "stay")?.why ?? holdOf(version, settings) ?? settings.promoted.get(version.digest) ?? (newest.has(version.digest) ? `one of the newest ${settings.keepUntagged} without a tag` : void 0) ?? (isInScope(version.digest) ? void 0 : `not of the branch ${showValue(settings.branch)}`);
  const reasons = [...judged.inventory.versions.values()].map((version) => [version.digest, reasonOf(version)]);
  return new Map(reasons.filter((entry) => entry[1] !== void 0));
}
/** Why a version must not be touched at all now; undefined when it may be. */
function holdOf({ digest, touched }, { now, minAgeHours, inFlight }) {
  if (now - touched < minAgeHours * 36e5) return `younger than ${minAgeHours} hours`;
  return inFlight.has(digest) ? "in use by a workflow that runs or waits" : void 0;
}
/** After the deletion of a branch: its images, with their parts and what belongs to them; else everything. */
function scopeOf({ graph, verdicts }, { branch }) {
  if (branch === void 0) return () => true;
  const own = [...verdicts].filter(([, tags]) => tags.some(({ fate }) => fate === "go")).map(([digest]) => digest);
  const reached = closureOf(graph, own);
  return (digest) => reached.has(digest);
}
/** Images without a tag that are no part of anything and belong to nothing: what was `main` before, for instance. */
function newestUntagged({ inventory, graph }, limit) {
  const newestFirst = [...inventory.versions.values()].filter(({ digest, tags }) => tags.length === 0 && graph.holdersOf(digest).length === 0 && inventory.manifests.has(digest)).toSorted((a, b) => olderFirst(b, a));
  return new Set(newestFirst.slice(0, limit).map(({ digest }) => digest));
}
/** Orders versions by when they were made. */
const olderFirst = (a, b) => a.created - b.created || (a.id ?? 0) - (b.id ?? 0);

// src/decide/manifest-facts.ts
/** Reads a manifest; undefined when it is not certain what it stands on. */
function readManifest(manifest) {
  if (typeof manifest !== "object" || manifest === null || Array.isArray(manifest)) return void 0;
  const { schemaVersion, manifests, subject } = manifest;
  const listed = manifests ?? [];
  if (schemaVersion !== 2 || !Array.isArray(listed)) return void 0;
  const children = listed.map(digestOfDescriptor);
  const about = (subject ?? void 0) && digestOfDescriptor(subject);
  if (children.includes(void 0) || about === void 0 && (subject ?? void 0) !== void 0) return void 0;
  return {
    children,
    ...about !== void 0 && { subject: about }
  };
}
function digestOfDescriptor(descriptor) {
  const digest = typeof descriptor === "object" && descriptor !== null ? descriptor.digest : void 0;
  return typeof digest === "string" && /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-zA-Z=_-]{32,}$/.test(digest) ? digest : void 0;
}

// src/decide/read-fields.ts
const isJsonRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** A text of a record; empty when it is not there or no text. */
function textIn(record, name) {
  const value = record[name];
  return typeof value === "string" ? value : "";
}
/** A whole number of a record, also one written as text; undefined when it is anything else. */
function wholeNumberIn(record, name) {
  const value = record[name];
  const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : void 0;
}
const flagIn = (record, name) => record[name] === true;
/** A list of records; undefined when it is anything else. */
function asRecords(value) {
  return Array.isArray(value) && value.every(isJsonRecord) ? value : void 0;
}
/** A list of texts; undefined when it is anything else. */
function asTexts(value) {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : void 0;
}
/** Whether a value is the digest of a manifest. */
const isImageDigest = (value) => typeof value === "string" && /^sha256:[0-9a-f]{64}$/.test(value);

// src/decide/cleanup/inventory.ts
/**
* Reads an inventory. The package is listed before and after its manifests are read, because a list that moves under its
* reader loses entries at the borders of its pages; what either list shows counts.
*/
function readInventory(value) {
  const { image, unit, complete, readAt, listings, tags, manifests } = recordOf(value);
  if (typeof image !== "string" || complete !== true) return unreadable("the inventory is not complete");
  const time = typeof readAt === "string" ? Date.parse(readAt) : NaN;
  if (unit !== "versions" && unit !== "tags" || Number.isNaN(time)) return unreadable(`the inventory of ${image} has no unit or no time`);
  if (!Array.isArray(listings) || !Array.isArray(manifests) || !Array.isArray(tags)) return unreadable(`the inventory of ${image} lacks its versions, manifests or tags`);
  const versions = readListings(image, unit, listings);
  if (!versions.ok) return versions;
  const known = readManifests(image, manifests);
  if (!known.ok) return known;
  return assemble({
    image,
    unit,
    readAt: time,
    lists: listings.length
  }, {
    versions: versions.value,
    manifests: known.value,
    tags
  });
}
/** Nothing is deleted from a package that was not read to its end. */
const unreadable = (what) => refused("unreadable", `${what}; nothing is deleted`);
function readListings(image, unit, listings) {
  const all = [];
  for (const [listing, entries] of listings.entries()) {
    if (!Array.isArray(entries)) return unreadable(`list ${listing + 1} of ${image} is no list`);
    for (const entry of entries) {
      const version = readVersion(entry, unit);
      if (version === void 0) return unreadable(`list ${listing + 1} of ${image} has an entry that is no version: ${showValue(entry)}`);
      all.push({
        ...version,
        listing
      });
    }
  }
  return decided(all);
}
function readVersion(entry, unit) {
  const { id, digest, tags, created, updated } = recordOf(entry);
  const times = [created, updated].map((time) => typeof time === "string" ? Date.parse(time) : NaN);
  const names = asTexts(tags);
  if (!isImageDigest(digest) || names === void 0 || times.some(Number.isNaN)) return void 0;
  if (unit === "versions" !== Number.isSafeInteger(id)) return void 0;
  return {
    id: unit === "versions" ? id : null,
    digest,
    tags: names,
    created: times[0] ?? 0,
    touched: Math.max(...times)
  };
}
/** A manifest of null is one that the registry does not have. */
function readManifests(image, manifests) {
  const known = /* @__PURE__ */ new Map();
  for (const entry of manifests) {
    const { digest, manifest } = recordOf(entry);
    if (!isImageDigest(digest)) return unreadable(`a manifest of ${image} has no digest`);
    if (manifest === null) {
      if (!known.has(digest)) known.set(digest, null);
      continue;
    }
    const facts = readManifest(manifest);
    if (facts === void 0) return unreadable(`the manifest ${digest} of ${image} does not say what it stands on`);
    known.set(digest, facts);
  }
  return decided(known);
}
function assemble({ lists, ...head }, { versions, manifests, tags }) {
  const unread = versions.find(({ digest }) => !manifests.has(digest));
  if (unread !== void 0) return unreadable(`the manifest ${unread.digest} of ${head.image} was not read`);
  const merged = mergeVersions(versions.filter(({ digest, listing }) => manifests.get(digest) !== null || listing === lists - 1));
  const short = findUnlistedTag([...merged.values()], tags);
  if (short !== void 0) return unreadable(`${head.image} has the tag ${showValue(short)}, and no version of its list carries it`);
  const facts = [...manifests].filter((entry) => entry[1] !== null);
  return decided({
    ...head,
    versions: merged,
    manifests: new Map(facts)
  });
}
/** The same digest in both lists is one version with the tags of both; the later id is the one that is there. */
function mergeVersions(listed) {
  const merged = /* @__PURE__ */ new Map();
  for (const { id, digest, tags, created, touched } of listed) {
    const before = merged.get(digest);
    merged.set(digest, {
      id,
      digest,
      tags: [.../* @__PURE__ */ new Set([...before?.tags ?? [], ...tags])],
      created: Math.max(created, before?.created ?? created),
      touched: Math.max(touched, before?.touched ?? touched)
    });
  }
  return merged;
}
/** The registry lists its tags by itself: one that no version carries shows that the list of versions is short. */
function findUnlistedTag(versions, tags) {
  const carried = new Set(versions.flatMap((version) => version.tags));
  return tags.find((tag) => !carried.has(tag));
}
const recordOf = (value) => isJsonRecord(value) ? value : {};

// src/decide/cleanup/newest-tags.ts
/** The tags that are among the newest of their class; every variant is counted for itself. */
function findNewestTags(policy, versions) {
  const groups = /* @__PURE__ */ new Map();
  for (const version of versions) for (const tag of version.tags) {
    const tagClass = subjectOfTag(tag) === void 0 ? classOf(policy, tag) : void 0;
    if (tagClass === void 0 || typeof tagClass.retention !== "object" || !("newest" in tagClass.retention)) continue;
    const key = JSON.stringify([tagClass.name, readTag(tagClass.grammar, tag, policy.variants)?.["variant"] ?? ""]);
    const group = groups.get(key) ?? {
      limit: tagClass.retention.newest,
      tags: []
    };
    group.tags.push({
      tag,
      time: timeSaidBy(tagClass, tag, policy) ?? version.created,
      created: version.created
    });
    groups.set(key, group);
  }
  return new Set([...groups.values()].flatMap(newestOf));
}
/** Of equally new ones at the edge all stay. A tag that two versions seem to carry is as new as the newer one. */
function newestOf({ limit, tags }) {
  const byAge = tags.toSorted(newerFirst);
  const single = byAge.filter(({ tag }, index) => byAge.findIndex((other) => other.tag === tag) === index);
  const edge = single[limit - 1];
  return single.filter((tag) => limit > 0 && (edge === void 0 || newerFirst(tag, edge) <= 0)).map(({ tag }) => tag);
}
const newerFirst = (a, b) => b.time - a.time || b.created - a.created;
/**
* When a tag was written, if it says so: a stamp that a promotion put on an old image is new. A day without a time counts
* to its end.
*/
function timeSaidBy({ grammar }, tag, { variants }) {
  const { date = "", time = "235959" } = readTag(grammar, tag, variants) ?? {};
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
  const [, hour, minute, second] = /^(\d{2})(\d{2})(\d{2})$/.exec(time) ?? [];
  const said = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(said) ? void 0 : said;
}

// src/decide/tag-of-branch.ts
/** Whether a build of the branch could have written the tag. */
function isTagOfBranch({ variants }, tagClass, { tag, branch }) {
  if (!namesItself(tagClass)) return branchesInCauses(tagClass).includes(branch);
  const name = tagFromBranch(branch);
  return name !== void 0 && readTag(tagClass.grammar.replaceAll("{branch}", name), tag, variants) !== void 0;
}
/** Whether the tags of a class say their branch. */
const namesItself = ({ grammar }) => grammar.includes("{branch}");
/** The branches that a class is written for. */
const branchesInCauses = ({ causes }) => causes.flatMap((cause) => typeof cause === "object" ? [cause.branch] : []);

// src/decide/cleanup/keep-rules.ts
/** Every tag of the versions with what becomes of it, by digest. */
function judgeTags(policy, versions, settings) {
  const newest = findNewestTags(policy, versions);
  const judge = (tag, version) => {
    const subject = subjectOfTag(tag);
    if (subject !== void 0) return {
      tag,
      fate: "follow",
      why: `belongs to ${subject}`
    };
    const tagClass = classOf(policy, tag);
    if (tagClass === void 0) return {
      tag,
      fate: "stay",
      why: `${tag} is in no class of the policy`,
      isUnknown: true
    };
    return limitToBranch(judgeClassTag(tagClass, {
      tag,
      version,
      policy,
      settings,
      newest
    }), tagClass, {
      policy,
      settings
    });
  };
  return new Map(versions.map((version) => [version.digest, goWithBranch(policy, version.tags.map((tag) => judge(tag, version)))]));
}
/** The tag that every build gets besides others, such as that of its commit, does not hold the image of a branch that is gone. */
function goWithBranch(policy, verdicts) {
  const gone = verdicts.find(({ isStale }) => isStale);
  if (gone === void 0) return verdicts;
  return verdicts.map((verdict) => {
    const tagClass = verdict.fate === "stay" ? classOf(policy, verdict.tag) : void 0;
    return tagClass?.causes.includes("always") === true && tagClass.retention !== "forever" ? {
      tag: verdict.tag,
      fate: "go",
      why: `${verdict.tag} goes with ${gone.tag}`
    } : verdict;
  });
}
function judgeClassTag(tagClass, { tag, version, policy, settings, newest }) {
  const { name, retention } = tagClass;
  const stay = (why) => ({
    tag,
    fate: "stay",
    why: `${tag} ${why}`
  });
  const go = (why) => ({
    tag,
    fate: "go",
    why: `${tag} ${why}`
  });
  if (retention === "forever") return stay(`is of the class ${name}, which stays forever`);
  if (retention === "with-branch") return judgeBranchTag(tagClass, tag, {
    policy,
    settings
  });
  const limits = judgeLimits(tagClass, {
    tag,
    version,
    policy,
    settings,
    newest
  });
  if (limits.length === 0) return stay(`is of the class ${name}, whose retention is not known here`);
  const reached = limits.find(({ isWithin }) => isWithin);
  if (reached !== void 0) return stay(`is ${reached.within}`);
  return go(`is ${limits.map(({ beyond }) => beyond).join(" and ")}`);
}
const dayMs = 864e5;
/** A class may say both, a number and days: then a tag stays as long as one of them holds it. */
function judgeLimits({ name, ...tagClass }, { tag, version, policy, settings, newest }) {
  const { newest: count, days } = tagClass.retention;
  const limits = [];
  if (count !== void 0) {
    const rank = `one of the newest ${count} of the class ${name}`;
    limits.push({
      isWithin: newest.has(tag),
      within: rank,
      beyond: `not ${rank}`
    });
  }
  if (days !== void 0) {
    const age = settings.now - (timeSaidBy(tagClass, tag, policy) ?? version.touched);
    const length = `${days} ${days === 1 ? "day" : "days"}`;
    limits.push({
      isWithin: age < days * dayMs,
      within: `younger than ${length}`,
      beyond: `older than ${length}`
    });
  }
  return limits;
}
function judgeBranchTag(tagClass, tag, { policy, settings }) {
  const stay = (why) => ({
    tag,
    fate: "stay",
    why: `${tag} ${why}`
  });
  if (settings.branches === void 0) return stay("lives with a branch, and the branches were not read");
  if (!namesItself(tagClass) && branchesInCauses(tagClass).length === 0) return stay(`is of the class ${tagClass.name}, which names no branch`);
  const live = settings.branches.find((branch) => isTagOfBranch(policy, tagClass, {
    tag,
    branch
  }));
  if (live !== void 0) return stay(`is of the branch ${showValue(live)}, which lives`);
  return {
    tag,
    fate: "go",
    why: `${tag} is of a branch that is gone`,
    isStale: true
  };
}
/** After the deletion of a branch nothing else is looked at. */
function limitToBranch(verdict, tagClass, { policy, settings }) {
  const { tag, fate } = verdict;
  const { branch } = settings;
  if (branch === void 0 || fate !== "go") return verdict;
  return tagClass.retention === "with-branch" && isTagOfBranch(policy, tagClass, {
    tag,
    branch
  }) ? verdict : {
    tag,
    fate: "stay",
    why: `${tag} is not of the branch ${showValue(branch)}`
  };
}

// src/decide/cleanup/cleanup-plan.ts
/** Makes the plan for one package. */
function planCleanup({ tags: policy }, inventory, settings) {
  const versions = [...inventory.versions.values()];
  const judged = {
    inventory,
    graph: graphOf(inventory),
    verdicts: judgeTags(policy, versions, settings)
  };
  const all = decideStays(judged, settings);
  if (!all.ok) return all;
  const going = versions.filter(({ digest }) => !all.value.stays.has(digest)).toSorted(olderFirst);
  const inOrder = inOrderOfDeletion(judged.graph, going.map(({ digest }) => digest));
  return decided({
    delete: inOrder.map((digest) => planDeletion(all.value, digest)),
    untag: versions.flatMap((version) => planUntags(all.value, version, settings)),
    keep: versions.filter(({ digest }) => all.value.stays.has(digest)).map((version) => keepVersion(all.value, version)),
    remarks: remarksOn(all.value)
  });
}
/**
* Finds everything that stays. A version without a manifest is left where it is; one that something needs stops the
* cleanup, because nobody knows what it stands on.
*/
function decideStays(judged, settings) {
  const { inventory, graph } = judged;
  const wanted = findRoots(judged, settings);
  const lost = [...inventory.versions.values()].filter(({ digest }) => !inventory.manifests.has(digest));
  const needed = closureOf(graph, wanted.keys());
  const missed = lost.find(({ digest }) => needed.has(digest));
  if (missed !== void 0) {
    const { id, digest, tags } = missed;
    return unreadable(`${inventory.image} lists version ${id} (${tags.join(", ") || digest}), and its registry has no manifest ${digest}: what must stay with it is unknown`);
  }
  const roots = new Map([...wanted, ...lost.map(({ digest }) => [digest, "the registry has no manifest of it"])]);
  return decided({
    ...judged,
    roots,
    stays: closureOf(graph, roots.keys())
  });
}
function planDeletion(all, digest) {
  const { id = null, tags = [] } = all.inventory.versions.get(digest) ?? {};
  const goes = (holder) => holder !== digest && all.inventory.versions.has(holder) && !all.stays.has(holder);
  const after = all.graph.holdersOf(digest).filter(goes);
  return {
    id,
    digest,
    tags,
    why: whyItGoes(all, digest, after),
    after
  };
}
/** Tags of branches that are gone, on versions that must stay: only the tag goes. */
function planUntags({ inventory, verdicts, stays }, version, settings) {
  const { digest } = version;
  if (!stays.has(digest) || !inventory.manifests.has(digest) || holdOf(version, settings) !== void 0) return [];
  return (verdicts.get(digest) ?? []).filter(({ isStale }) => isStale).map(({ tag, why }) => ({
    digest,
    tag,
    why
  }));
}
function keepVersion(all, { id, digest, tags }) {
  return {
    id,
    digest,
    tags,
    why: whyItStays(all, digest),
    isPart: all.stays.get(digest)?.as !== "root"
  };
}

// src/decide/find-image.ts
function findImage({ images }, name) {
  const image = typeof name === "string" && Object.hasOwn(images, name) ? images[name] : void 0;
  if (image !== void 0) return decided(image);
  const known = Object.keys(images).join(", ") || "none";
  return refused("missing", `IMAGE is ${showValue(name ?? "")}, which policy.json does not have; it has: ${known}`);
}
/** `linux/arm64/v8` is what `linux/arm64` means. */
const plainPlatform = (platform) => platform.replace(/^(linux\/arm64)\/v8$/, "$1");

// src/decide/promotion/promotion-history.ts
/**
* Follows the log to now. What a channel was seen to stand for counts more than what a record meant to do: a change that was
* never finished counts when the next look shows it, and a move by hand counts too. No time and no tag is looked at.
*/
function followLog(entries, current = "") {
  const completed = /* @__PURE__ */ new Map();
  const rejected = /* @__PURE__ */ new Map();
  let line = [];
  const stand = (milestone) => {
    if (milestone.complete) completed.set(milestone.digest, milestone);
    line = [...line, milestone];
  };
  const before = entries[0]?.replaces ?? "";
  if (before !== "") stand({
    digest: before,
    complete: true
  });
  entries.forEach((entry, n) => {
    const { digest, kind, replaces, override, state } = entry;
    line = lineSeenAt(line, replaces);
    const complete = state === "success";
    const hasMoved = replaces !== digest && (entries[n + 1]?.replaces ?? current) === digest;
    if (!complete && !hasMoved) return;
    if (kind === "rollback" && replaces !== "" && replaces !== digest) rejected.set(replaces, entry);
    if (override !== void 0) rejected.delete(digest);
    if (kind === "rollback") line = cutBackTo(line, digest) ?? line;
    const top = line.at(-1);
    if (top?.digest === digest && (top.complete || !complete)) return;
    if (top?.digest === digest) line = line.slice(0, -1);
    stand({
      digest,
      complete,
      entry
    });
  });
  return {
    line: lineSeenAt(line, current),
    completed,
    rejected
  };
}
/** The line when the channel is seen to stand for a digest: one that has no place in it came by hand. */
function lineSeenAt(line, digest) {
  if (digest === "") return line;
  return cutBackTo(line, digest) ?? [...line, {
    digest,
    complete: false
  }];
}
/** Takes off what lies above the newest place of a digest; undefined when it has none. */
function cutBackTo(line, digest) {
  const place = line.findLastIndex((milestone) => milestone.digest === digest);
  return place === -1 ? void 0 : line.slice(0, place + 1);
}
/** The newest digest before the current one that was completed and not rolled back from. */
const previousMilestone = ({ line, rejected }, current) => line.findLast(({ digest, complete }) => complete && digest !== current && !rejected.has(digest));

// src/decide/promotion/promoted-digests.ts
/** No run lives longer, not even one that waits for approval. */
const longestRunMs = 3024e6;
/** Looks through the entries, the oldest first; `count` is how many changes back a rollback of each channel may go. */
function findPromotedDigests(entries, { now, count }) {
  const isRunning = ({ state, at }) => state === "in_progress" && now - Date.parse(at) < longestRunMs;
  const channels = channelsOf(entries);
  return {
    running: digestsOf(entries.filter(isRunning)),
    last: channels.flatMap((log) => digestsOf(lastOf(log.filter(({ state }) => state === "success"), count))),
    back: channels.flatMap((log) => findPlacesBack(log, count))
  };
}
/** The logs of several channels come as one; each has a line of its own. */
function channelsOf(entries) {
  return [...new Set(entries.map(({ environment }) => environment))].map((name) => entries.filter(({ environment }) => environment === name));
}
const lastOf = (items, count) => items.slice(Math.max(0, items.length - count));
const digestsOf = (entries) => entries.flatMap(({ digest, replaces }) => [digest, replaces]).filter((digest) => digest !== "");
/** Whether an unfinished change has moved the channel is not in the log, so both answers are gone by. */
function findPlacesBack(log, count) {
  const newest = log.at(-1);
  if (newest === void 0 || count === 0) return [];
  const isDone = newest.state === "success";
  const places = (isDone ? [newest.digest] : [newest.replaces, newest.digest]).flatMap((current) => placesIn(log, current, count));
  const isLeft = newest.kind === "rollback" && !isDone;
  return [...new Set(isLeft ? [newest.digest, ...places] : places)];
}
/**
* The newest place first, and so many below it. It is the one that stands there, and counts too: after a move by hand a rollback
* goes back to it. A digest that had several places counts once.
*/
function placesIn(log, current, count) {
  const { line, rejected } = followLog(log, current);
  const good = line.filter(({ digest, complete }) => complete && !rejected.has(digest));
  return [...new Set(good.map(({ digest }) => digest).toReversed())].slice(0, count + 1);
}

// src/decide/promotion/promotion-log-entry.ts
/** Reads a deployment with its payload and statuses, or an entry that was read before. */
function readLogEntry(raw) {
  const fields = "payload" in raw ? readRecordPayload(raw["payload"]) : raw;
  if (fields === void 0 || !isRecordOfOurs(fields)) return { unrelated: true };
  const { id } = raw;
  const where = `record ${typeof id === "number" || typeof id === "string" ? id : showValue(id ?? "")}`;
  const wrong = (what) => ({ problem: `${where} of the promotion log ${what}` });
  const number = wholeNumberIn(raw, "id");
  if (number === void 0 || number === 0) return wrong("has no number");
  const at = textIn(raw, "payload" in raw ? "created_at" : "at");
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(at)) return wrong(`has no time: ${showValue(at)}`);
  const { kind, digest } = fields;
  if (kind !== "promotion" && kind !== "rollback") return wrong(`is of the kind ${showValue(kind ?? "")}`);
  if (!isImageDigest(digest)) return wrong(`names no digest: ${showValue(digest ?? "")}`);
  const replaces = textIn(fields, "replaces");
  if (replaces !== "" && !isImageDigest(replaces)) return wrong(`replaces no digest: ${showValue(replaces)}`);
  const state = "payload" in raw ? readStatuses(raw["statuses"]) : readState(raw["state"]);
  if (state === void 0) return wrong("has no statuses that can be read");
  const details = {
    ...readDetails(fields),
    ...readEnvironment(raw)
  };
  const runs = readRuns(raw).filter((run) => run !== details.run);
  return { entry: {
    id: number,
    at,
    kind,
    digest,
    replaces,
    state,
    ...details,
    ...runs.length > 0 && { runs }
  } };
}
/** Kept beside the payload, not in it. */
function readEnvironment(raw) {
  const environment = textIn(raw, "environment");
  return environment === "" ? {} : { environment };
}
/** Every status links to the run that gave it; an entry that was read before has the numbers themselves. */
function readRuns(raw) {
  if (!("payload" in raw)) return asTexts(raw["runs"]) ?? [];
  const links = (asRecords(raw["statuses"]) ?? []).map((status) => textIn(status, "log_url"));
  return [...new Set(links.flatMap((link) => /\/actions\/runs\/(\d+)(?![^/?#])/.exec(link)?.[1] ?? []))];
}
/** GitHub gives a payload back as it was sent: an object, or text that holds one. */
function readRecordPayload(payload) {
  if (isJsonRecord(payload)) return payload;
  if (typeof payload !== "string") return void 0;
  try {
    const value = JSON.parse(payload);
    return isJsonRecord(value) ? value : void 0;
  } catch {
    return;
  }
}
/** A deployment that GitHub makes for a job has an empty payload; one that names a digest or our kinds is meant for the log. */
const isRecordOfOurs = ({ kind, digest }) => kind === "promotion" || kind === "rollback" || kind !== void 0 && digest !== void 0;
/**
* Any success counts: GitHub adds `inactive` to a deployment once another one follows, so its newest status says nothing about
* whether it was done.
*/
function readStatuses(statuses) {
  const states = asRecords(statuses)?.map((status) => textIn(status, "state"));
  if (states === void 0 || states.includes("")) return void 0;
  if (states.includes("success")) return "success";
  return states.includes("failure") || states.includes("error") ? "failure" : "in_progress";
}
const readState = (state) => state === "success" || state === "in_progress" || state === "failure" ? state : void 0;
const detailNames = [
  "stamp",
  "revision",
  "by",
  "run",
  "reason",
  "override",
  "image"
];
/** A run is a number for GitHub and text for a shell. */
function readDetails(fields) {
  const details = {};
  for (const name of detailNames) {
    const value = fields[name];
    if (typeof value === "number" || typeof value === "string" && value !== "") details[name] = String(value);
    if (value === true) details[name] = "no reason given";
  }
  return details;
}

// src/decide/promotion/promotion-log.ts
/**
* Reads a log. A record of ours that is broken stops everything: without it nobody can say what was in production. Records of
* another image are left out.
*/
function readPromotionLog(raw, image) {
  const records = asRecords(isJsonRecord(raw) ? raw["entries"] : raw);
  if (records === void 0) return refused("unreadable", "the promotion log is no list of records");
  const readings = records.map(readLogEntry);
  const problems = readings.flatMap((reading) => "problem" in reading ? [reading.problem] : []);
  if (problems.length > 0) return refused("unreadable", ...problems);
  const own = readings.flatMap((reading) => "entry" in reading ? [reading.entry] : []).filter((entry) => entry.image === void 0 || image === void 0 || entry.image === image);
  const entries = withoutRepeats(own);
  if (!entries.ok) return entries;
  return decided({
    entries: entries.value,
    unrelated: records.length - own.length
  });
}
/** The numbers rise as records are made; nothing that can change later decides the order. */
const inOrderOfMaking = (a, b) => a.id - b.id || Date.parse(a.at) - Date.parse(b.at);
/** Pages shift while a log is read, so a record can come twice. Two records of one number cannot be. */
function withoutRepeats(entries) {
  const byId = /* @__PURE__ */ new Map();
  for (const entry of entries.toSorted(inOrderOfMaking)) {
    const known = byId.get(entry.id);
    if (known !== void 0 && !isSameChange(known, entry)) return refused("unreadable", `record ${entry.id} of the promotion log is there twice, for ${known.digest} and ${entry.digest}`);
    byId.set(entry.id, known?.state === "success" ? known : entry);
  }
  return decided([...byId.values()]);
}
const isSameChange = (a, b) => a.kind === b.kind && a.digest === b.digest && a.replaces === b.replaces;
/** What stands for that number where the log could not be read: that is not the same as no record. */
const unreadLog = "unread";
/** The number of the newest record; empty when there is none. */
const newestRecord = (entries) => String(entries.at(-1)?.id ?? "");
/** A record in a sentence. */
function describeRecord({ id, at, kind, digest, by, reason, stamp }) {
  const who = by === void 0 ? "" : ` by ${by}`;
  return `${kind} ${id < 0 ? stamp ?? digest : id} of ${at.slice(0, 10)}${who}${reason === void 0 ? "" : ` (${reason})`}`;
}

// src/decide/cleanup/cleanup-settings.ts
/** The variables of a request. */
const cleanupVariables = {
  IMAGE: { as: "text" },
  INVENTORY: { as: "json-file" },
  BRANCHES: {
    as: "lines-file",
    optional: true
  },
  NOW: {
    as: "text",
    optional: true
  },
  MIN_AGE: {
    as: "text",
    optional: true
  },
  CAP: {
    as: "text",
    optional: true
  },
  IN_FLIGHT: {
    as: "lines-file",
    optional: true
  },
  LOG: {
    as: "json-file",
    optional: true
  },
  KEEP_PROMOTIONS: {
    as: "text",
    optional: true
  },
  KEEP_UNTAGGED: {
    as: "text",
    optional: true
  },
  REF_TYPE: {
    as: "text",
    optional: true
  },
  BRANCH: {
    as: "text",
    optional: true
  },
  DRY_RUN: {
    as: "flag",
    optional: true
  }
};
/** A job waits a day at most for its runner, and builds for six hours at most; a release has two such jobs in a row. */
const defaultMinAgeHours = 48;
const defaultCap = 500;
const defaultKeepPromotions = 10;
/** Reads a request; nothing is guessed that could widen what goes. */
function readCleanupRequest(input, policy) {
  const image = findImage(policy, input["image"]);
  if (!image.ok) return image;
  const inventory = readInventory(input["inventory"]);
  if (!inventory.ok) return inventory;
  const settings = readSettings(input, {
    image: image.value,
    readAt: inventory.value.readAt
  });
  const cap = readCount("CAP", input["cap"], defaultCap);
  if (!settings.ok) return settings;
  if (!cap.ok) return cap;
  const dryRun = input["dryRun"] === true;
  const isGitTag = input["refType"] !== void 0 && input["refType"] !== "branch";
  return decided({
    image: image.value,
    inventory: inventory.value,
    settings: settings.value,
    cap: cap.value,
    dryRun,
    isGitTag
  });
}
function readSettings(input, { image, readAt }) {
  const minAge = readCount("MIN_AGE", input["minAge"], defaultMinAgeHours);
  const keepUntagged = readCount("KEEP_UNTAGGED", input["keepUntagged"], 0);
  const keepPromotions = readCount("KEEP_PROMOTIONS", input["keepPromotions"], defaultKeepPromotions);
  const now = readTime(input["now"], readAt);
  const inFlight = readDigests(input["inFlight"]);
  const log = readPromotionLog(input["log"] ?? [], image.name);
  const branches = readBranches(input);
  if (!minAge.ok) return minAge;
  if (!keepUntagged.ok) return keepUntagged;
  if (!keepPromotions.ok) return keepPromotions;
  if (!now.ok) return now;
  if (!inFlight.ok) return inFlight;
  if (!log.ok) return log;
  if (!branches.ok) return branches;
  const count = keepPromotions.value;
  const { running, last, back } = findPromotedDigests(log.value.entries, {
    now: now.value,
    count
  });
  return decided({
    ...branches.value,
    now: now.value,
    minAgeHours: minAge.value,
    keepUntagged: keepUntagged.value,
    inFlight: /* @__PURE__ */ new Set([...inFlight.value, ...running]),
    promoted: new Map([...back.map((digest) => [digest, "a rollback may go back to it"]), ...last.map((digest) => [digest, `one of the last ${count} promotions goes by it`])])
  });
}
function readCount(name, value, otherwise) {
  if (value === void 0) return decided(otherwise);
  return typeof value === "string" && /^(?:0|[1-9][0-9]{0,8})$/.test(value) ? decided(Number(value)) : refused("malformed", `${name} is ${showValue(value)}, not a whole number`);
}
function readTime(value, otherwise) {
  if (value === void 0) return decided(otherwise);
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? refused("malformed", `NOW is ${showValue(value)}, not a time such as 2026-08-01T12:00:00Z`) : decided(time);
}
function readDigests(value) {
  const digests = asTexts(value ?? []) ?? [];
  const wrong = digests.find((digest) => !isImageDigest(digest));
  return wrong === void 0 ? decided(new Set(digests)) : refused("malformed", `IN_FLIGHT has ${showValue(wrong)}, which is no digest`);
}
/** Every repository has a branch, so an empty list is one that was not read. */
function readBranches({ branches, branch, refType }) {
  const live = asTexts(branches);
  if (branches !== void 0 && (live === void 0 || live.length === 0)) return refused("unreadable", "BRANCHES names a file without a branch; nothing is deleted");
  if (branch === void 0 && refType === "branch") return refused("missing", "REF_TYPE is branch, and BRANCH does not say which one");
  if (branch !== void 0 && live === void 0) return refused("missing", `BRANCH is ${showValue(branch)}, and without BRANCHES nobody knows whether another branch has the same tag`);
  return decided({
    branches: live,
    branch
  });
}

// src/decide/markdown-text.ts
/** Text in a frame of backticks, one longer than any run of them inside: no mark, link, name or HTML in it has an effect. */
function codeSpan(text) {
  const line = text.replaceAll(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const frame = "`".repeat(longest + 1);
  const gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return line === "" ? "-" : `${frame}${gap}${line}${gap}${frame}`;
}
/** A list of names and values; values that are empty are left out. */
const factList = (facts) => Object.entries(facts).filter(([, value]) => value !== "").map(([name, value]) => `- **${name}**: ${value}`).join("\n");

// src/decide/cleanup/cleanup-summary.ts
/** GitHub drops a summary above 1 MiB; the plan file has the rest. */
const longestTable = 200;
/** Markdown: the counts, what goes, and which tags stay. */
function summarizeCleanup({ inventory, dryRun }, plan) {
  const kept = plan.keep.filter(({ tags }) => tags.length > 0);
  const going = [...plan.delete.map(({ digest, tags, why }) => [nameInTable(digest, tags), why]), ...plan.untag.map(({ digest, tag, why }) => [`only the tag ${codeSpan(tag)} of ${shortDigest(digest)}`, why])];
  const verb = dryRun ? "would go" : "go";
  return [
    `## Cleanup of ${inventory.image}`,
    "",
    `${inventory.versions.size} versions: ${plan.delete.length} ${verb}, ${plan.keep.length} stay. Tags taken off versions that stay: ${plan.untag.length}.`,
    ...tableOf("Goes", going),
    ...tableOf("Stays", kept.map(({ digest, tags, why }) => [nameInTable(digest, tags), why]))
  ].join("\n");
}
function tableOf(title, rows) {
  if (rows.length === 0) return [];
  const more = rows.length - longestTable;
  const lines = rows.slice(0, longestTable).map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  return [
    "",
    `| ${title} | Because |`,
    "| --- | --- |",
    ...lines,
    ...more > 0 ? ["", `and ${more} more, see the plan file`] : []
  ];
}
const nameInTable = (digest, tags) => tags.length > 0 ? tags.map(codeSpan).join(" ") : shortDigest(digest);
const shortDigest = (digest) => codeSpan(digest.slice(0, 19));

// src/decide/cleanup/cleanup-plan-door.ts
const emptyPlan = {
  delete: [],
  untag: [],
  keep: [],
  remarks: []
};
/** Makes the plan that a request asks for. */
function planRequest({ image, inventory, settings, isGitTag }) {
  return isGitTag ? decided(emptyPlan) : planCleanup(image, inventory, settings);
}
/** How many versions and tags a plan takes away. */
const sizeOfPlan = (plan) => plan.delete.length + plan.untag.length;
/** More than a run may take away needs somebody who looks; what is asked for without deleting is always shown. */
function refuseOverCap({ inventory, cap }, plan) {
  const size = sizeOfPlan(plan);
  if (size <= cap) return void 0;
  return refused("refused", `the plan takes ${size} versions and tags of ${inventory.image} away, and one run may take ${cap}; look at the plan in a dry run, then run with a higher CAP`);
}
/** Parts without a tag are most of a package, and stay with what they are parts of: a plan does not list them. */
const worthTelling = (kept) => kept.filter(({ isPart, tags }) => !isPart || tags.length > 0);
function answerPlan(request, plan) {
  const tooMany = refuseOverCap(request, plan);
  if (tooMany !== void 0 && !request.dryRun) return tooMany;
  const counts = {
    versions: request.inventory.versions.size,
    delete: plan.delete.length,
    untag: plan.untag.length,
    keep: plan.keep.length
  };
  return decided({
    outputs: {
      delete: plan.delete,
      untag: plan.untag,
      keep: worthTelling(plan.keep),
      counts,
      apply: String(!request.dryRun && sizeOfPlan(plan) > 0)
    },
    summary: summarizeCleanup(request, plan),
    log: plan.delete.map(({ digest, tags, why }) => `delete ${digest} ${tags.join(",")}: ${why}`),
    warnings: [...plan.remarks, ...tooMany?.sentences ?? []]
  });
}
const cleanupPlanDoor = {
  name: "cleanup-plan",
  about: "What may be deleted from a package: versions, and tags of branches that are gone; each with its reason.",
  reads: cleanupVariables,
  decide: (input, policy) => {
    const request = readCleanupRequest(input, policy);
    if (!request.ok) return request;
    const plan = planRequest(request.value);
    return plan.ok ? answerPlan(request.value, plan.value) : plan;
  }
};

// src/decide/cleanup/read-plan.ts
/** Reads a plan; undefined for anything else. */
function readPlan(value) {
  const { delete: deletions, untag: untags, keep } = value ?? {};
  const lists = [
    deletions,
    untags,
    keep
  ].map(asRecords);
  const [going = [], stripped = [], kept = []] = lists;
  if (lists.includes(void 0) || ![
    ...going,
    ...stripped,
    ...kept
  ].every((entry) => isImageDigest(entry["digest"]))) return void 0;
  if (![...going, ...kept].every(isWholeVersion) || !stripped.every((entry) => textIn(entry, "tag") !== "")) return void 0;
  return {
    delete: going.map((entry) => ({
      ...toVersion(entry),
      after: asTexts(entry["after"]) ?? []
    })),
    untag: stripped.map((entry) => ({
      digest: textIn(entry, "digest"),
      tag: textIn(entry, "tag")
    })),
    keep: kept.map(toVersion)
  };
}
const isWholeVersion = (entry) => (entry["id"] === null || Number.isSafeInteger(entry["id"])) && asTexts(entry["tags"]) !== void 0;
const toVersion = (entry) => ({
  id: entry["id"],
  digest: textIn(entry, "digest"),
  tags: asTexts(entry["tags"]) ?? []
});

// src/decide/cleanup/cleanup-recheck.ts
/** What both plans agree on: the one that was shown, and the one that the same rules make of the package as it is now. */
function recheckPlan(shown, fresh, inventory) {
  const planned = new Map(shown.delete.map((deletion) => [deletion.digest, deletion]));
  const deletions = withoutHeld(fresh.delete.filter((deletion) => isSame(planned.get(deletion.digest), deletion)), graphOf(inventory), inventory);
  const done = new Set(deletions.map(({ digest }) => digest));
  const untags = new Set(shown.untag.map(keyOfUntag));
  const dropped = shown.delete.filter(({ digest }) => !done.has(digest));
  return {
    ...fresh,
    delete: deletions,
    untag: fresh.untag.filter((untag) => untags.has(keyOfUntag(untag))),
    dropped: dropped.map((deletion) => ({
      digest: deletion.digest,
      why: whyDropped(deletion, fresh, inventory)
    }))
  };
}
const keyOfUntag = ({ digest, tag }) => `${digest} ${tag}`;
const isSame = (planned, { id, tags }) => planned !== void 0 && planned.id === id && sameTags(planned.tags, tags);
const sameTags = (a, b) => a.toSorted().join(" ") === b.toSorted().join(" ");
/** A part whose index stays for now stays too, and so does what belongs to a subject that stays. */
function withoutHeld(deletions, graph, { versions }) {
  const going = new Set(deletions.map(({ digest }) => digest));
  const isHeld = (digest) => graph.holdersOf(digest).some((holder) => holder !== digest && versions.has(holder) && !going.has(holder));
  for (let held = [...going].filter(isHeld); held.length > 0; held = [...going].filter(isHeld)) for (const digest of held) going.delete(digest);
  return deletions.filter(({ digest }) => going.has(digest));
}
function whyDropped({ digest, id, tags }, { keep }, { versions }) {
  const now = versions.get(digest);
  if (now === void 0) return "it is gone already";
  if (now.id !== id) return `it was pushed again: its id is ${now.id}, not ${id}`;
  if (!sameTags(now.tags, tags)) return `its tags have changed from ${showValue(tags.join(" "))} to ${showValue(now.tags.join(" "))}`;
  return keep.find((kept) => kept.digest === digest)?.why ?? "what holds it has changed";
}
const cleanupRecheckDoor = {
  name: "cleanup-recheck",
  about: "Looks at a package again before the plan is carried out, and drops what has changed.",
  reads: {
    ...cleanupVariables,
    PLAN: { as: "json-file" }
  },
  decide: (input, policy) => {
    const shown = readPlan(input["plan"]);
    if (shown === void 0) return unreadable("PLAN names a file that holds no plan");
    const request = readCleanupRequest(input, policy);
    if (!request.ok) return request;
    const fresh = planRequest(request.value);
    if (!fresh.ok) return fresh;
    const plan = recheckPlan(shown, fresh.value, request.value.inventory);
    return refuseOverCap(request.value, plan) ?? decided(answerRecheck(plan, request.value.dryRun));
  }
};
const answerRecheck = ({ dropped, remarks, ...plan }, dryRun) => ({
  outputs: {
    ...plan,
    keep: worthTelling(plan.keep),
    dropped,
    apply: String(!dryRun && sizeOfPlan(plan) > 0)
  },
  log: dropped.map(({ digest, why }) => `stays: ${digest}, ${why}`),
  warnings: remarks
});

// src/decide/cleanup/cleanup-verify.ts
/** Compares what a plan promised with what is there. */
function verifyCleanup(plan, inventory) {
  const deleted = new Map(plan.delete.map((version) => [version.digest, version]));
  const lost = new Map(lostOf(plan, inventory).map((version) => [version.digest, version]));
  const torn = [];
  const reached = closureOf(withDeleted(plan, inventory), [...lost.keys(), ...survivorsOf(deleted, inventory)]);
  for (const [digest, { root, from }] of reached) {
    if (isThere(inventory, digest) || lost.has(digest)) continue;
    const version = deleted.get(digest);
    const holder = inventory.versions.get(root)?.tags[0] ?? root;
    if (version === void 0) torn.push(`${holder} lacks ${digest}, which this run did not delete`);
    else lost.set(digest, restoring(version, isThere(inventory, from) ? `it is a part of ${holder}` : `it went with ${from}`));
  }
  return {
    restore: [...lost.values()],
    torn,
    left: plan.delete.filter(({ digest }) => isThere(inventory, digest))
  };
}
/**
* What is there and was not to go, first what has a tag, so that a reason names one. Without a tag, too: it may be a part
* of something that is gone, and the manifest that would say so is gone with it.
*/
function survivorsOf(deleted, inventory) {
  if (inventory.unit === "tags") return [];
  return [...inventory.versions.values()].filter(({ digest }) => !deleted.has(digest) && isThere(inventory, digest)).toSorted((one, other) => Number(other.tags.length > 0) - Number(one.tags.length > 0)).map(({ digest }) => digest);
}
/** The relations of what is there; of a manifest that is gone, the plan says what went after it. */
function withDeleted(plan, inventory) {
  const graph = graphOf(inventory);
  const wentAfter = (holder) => plan.delete.filter(({ after }) => after.includes(holder)).map(({ digest }) => digest);
  return {
    partsOf: (digest) => inventory.unit === "tags" ? [] : graph.partsOf(digest),
    belongingsOf: (digest) => [...graph.belongingsOf(digest), ...wentAfter(digest)]
  };
}
/**
* What had to stay and is gone: a version, or a tag that nothing carries any more. A tag that was moved meanwhile is
* somebody else's doing; on a registry that lists tags only, its old image is then not to be seen.
*/
function lostOf({ keep, untag }, inventory) {
  const carried = new Set([...inventory.versions.values()].flatMap(({ tags }) => tags));
  const taken = new Set(untag.map(({ digest, tag }) => `${digest} ${tag}`));
  return keep.flatMap((version) => {
    const tags = version.tags.filter((tag) => !taken.has(`${version.digest} ${tag}`));
    const missing = tags.filter((tag) => !carried.has(tag));
    if (inventory.unit === "versions" && !isThere(inventory, version.digest)) return [restoring({
      ...version,
      tags
    }, `${tags.join(", ") || version.digest} had to stay`)];
    return missing.length === 0 ? [] : [restoring({
      ...version,
      tags: missing
    }, `the tag ${missing.join(", ")} had to stay`)];
  });
}
const isThere = ({ versions, manifests }, digest) => versions.has(digest) && manifests.has(digest);
const restoring = ({ id, digest, tags }, why) => ({
  id,
  digest,
  tags,
  why
});
const cleanupVerifyDoor = {
  name: "cleanup-verify",
  about: "Whether everything that had to stay is there after a cleanup, with all its parts; else what to restore.",
  reads: {
    PLAN: { as: "json-file" },
    INVENTORY: { as: "json-file" }
  },
  decide: (input) => {
    const plan = readPlan(input["plan"]);
    if (plan === void 0) return unreadable("PLAN names a file that holds no plan");
    const inventory = readInventory(input["inventory"]);
    if (!inventory.ok) return inventory;
    const { restore, torn, left } = verifyCleanup(plan, inventory.value);
    return decided({
      outputs: {
        intact: String(restore.length === 0),
        restore
      },
      log: restore.map(({ digest, why }) => `restore ${digest}: ${why}`),
      warnings: [...torn, ...left.map(({ id, digest }) => `version ${id} should have gone and is listed still: ${digest}`)]
    });
  }
};

// src/decide/build/moving-tags-listing.ts
/** Reads listings, and what was read of single tags after them. One that did not come to its end stops everything: nobody knows what it hides. */
function readTagListings(listings, readings = []) {
  const records = asRecords(listings);
  if (records === void 0) return refused("malformed", "LISTINGS holds no list of objects with repository, complete and tags");
  const found = /* @__PURE__ */ new Map();
  for (const record of records) {
    const tags = readListing(record);
    if (!tags.ok) return tags;
    found.set(textIn(record, "repository"), tags.value);
  }
  return addReadings(found, readings) ?? decided(found);
}
function readListing(record) {
  const [repository, error] = [textIn(record, "repository"), textIn(record, "error")];
  if (record["complete"] !== true || error !== "") return refused("unreadable", `the tags of ${showValue(repository)} were not listed to the end${error && ` (${error})`}; no tag is moved`);
  const tags = Array.isArray(record["tags"]) ? record["tags"].map(readListedTag) : [void 0];
  if (!tags.every((tag) => tag !== void 0)) return refused("unreadable", `the tags of ${showValue(repository)} are no list of names`);
  return decided(new Map(tags.map((tag) => [tag.name, tag])));
}
function readListedTag(value) {
  if (typeof value === "string") return value === "" ? void 0 : { name: value };
  const [record] = asRecords([value]) ?? [];
  const name = record === void 0 ? "" : textIn(record, "name");
  return record === void 0 || name === "" ? void 0 : {
    name,
    ...readTarget(record)
  };
}
function readTarget({ digest, platforms }) {
  const known = asTexts(platforms);
  return {
    ...isImageDigest(digest) && { digest },
    ...known !== void 0 && { platforms: known }
  };
}
/** What was read of a tag after the listing counts; one that is gone since is no tag any more. */
function addReadings(found, readings) {
  const records = asRecords(readings);
  if (records === void 0) return refused("malformed", "READINGS holds no list of objects with repository, tag and digest");
  for (const record of records) {
    const [repository, name, error] = [
      textIn(record, "repository"),
      textIn(record, "tag"),
      textIn(record, "error")
    ];
    if (record["absent"] === true && error === "") found.get(repository)?.delete(name);
    else if (isImageDigest(record["digest"]) && error === "") found.get(repository)?.set(name, {
      name,
      ...readTarget(record)
    });
    else return refused("unreadable", `${repository}:${name} was not read${error && ` (${error})`}; no tag is moved`);
  }
}
/** The class whose tags say that a version is there: written once by a release, with nothing in it but the version. */
function versionClassOf({ classes }) {
  return classes.find(({ grammar, mobility, causes }) => {
    const names = parseGrammar(grammar).flatMap((part) => part.kind === "part" ? [part.name] : []);
    const isWhole = [
      "major",
      "minor",
      "patch"
    ].every((name) => names.includes(name));
    const isAlone = names.every((name) => [
      "major",
      "minor",
      "patch",
      "variant"
    ].includes(name));
    return mobility === "write-once" && causes.includes("release") && isWhole && isAlone;
  });
}
/** The versions among the tags; whatever else lies there is passed over. */
function findPublished(policy, tags) {
  const versions = versionClassOf(policy);
  if (versions === void 0) return [];
  const pattern = new RegExp(grammarRegex(versions.grammar, policy.variants));
  return [...tags.values()].flatMap((tag) => {
    const { major, minor, patch, variant = "" } = pattern.exec(tag.name)?.groups ?? {};
    const version = parseVersion(`${major}.${minor}.${patch}`);
    return version === void 0 ? [] : [{
      version,
      variant,
      tag
    }];
  });
}

// src/model/git-tag.ts
/** The git tags of unstable versions: what follows the three numbers makes the difference. */
function prereleaseGrammar(git) {
  const grammar = git.replace(/\{version\}|\{patch\}/, (part) => `${part}{pre}`);
  return grammar === git || git.includes("{pre}") ? void 0 : grammar;
}
/** Reads a git tag; undefined for one that is no version. `v1.2.3rc1` is a pre-release whether anything takes it or not. */
function readGitTag({ git }, tag) {
  if (git === void 0) return void 0;
  const release = readTag(git, tag);
  if (release !== void 0) return {
    cause: "release",
    values: release
  };
  const unstable = prereleaseGrammar(git);
  const prerelease = unstable === void 0 ? void 0 : readTag(unstable, tag);
  return prerelease === void 0 ? void 0 : {
    cause: "prerelease",
    values: prerelease
  };
}

// src/decide/read-version-file.ts
function readVersionFile(text) {
  const version = parseVersion(text.trim());
  if (version !== void 0 && isVersionTail(version.rest)) return decided(version);
  return refused("malformed", `The VERSION file holds ${showValue(text.trim())}, which is no version (expected: 1.2.3)`);
}
/** Whether a version can end so: a fourth number is no pre-release, and marks alone say nothing. */
const isVersionTail = (rest) => rest === "" || !/^\.[0-9]/.test(rest) && /[0-9A-Za-z]/.test(rest);

// src/decide/build/version-tag.ts
/** Undefined for a tag that is no version: `v1.2.3.4` and `v1.2.3-` are none, though their grammar can be read. */
function readVersionTag(policy, tag) {
  const read = readGitTag(policy, tag);
  const version = read && parseVersion(`${read.values["version"]}${read.values["pre"] ?? ""}`);
  if (read === void 0 || version === void 0 || !isVersionTail(version.rest)) return void 0;
  return {
    ...read,
    version
  };
}

// src/decide/build/missing-images.ts
/** The lowest version comes first, so that whoever builds them in this order ends with the highest. */
function findMissingImages(policy, { gitTags, tags, since }) {
  const published = new Set(tags);
  return gitTags.flatMap((git) => expectTags(policy, git) ?? []).filter(({ numbers }) => since === void 0 || compareStable(numbers, since) >= 0).map(({ git, numbers, version, tags: all }) => ({
    git,
    numbers,
    version,
    tags: all.filter((tag) => !published.has(tag))
  })).filter(({ tags: missing }) => missing.length > 0).toSorted((a, b) => compareStable(a.numbers, b.numbers) || (a.git < b.git ? -1 : 1)).map(({ git, version, tags: missing }) => ({
    git,
    version,
    tags: missing
  }));
}
/** The tags that the build of a git tag writes once, in every variant; undefined for a tag that is no version. */
function expectTags(policy, git) {
  const read = readVersionTag(policy, git);
  if (read === void 0) return void 0;
  const tags = policy.classes.filter(({ causes, mobility }) => mobility === "write-once" && causes.includes(read.cause)).flatMap(({ grammar }) => policy.variants.flatMap((variant) => writeTag(grammar, {
    ...read.values,
    variant
  }, policy.variants) ?? []));
  return {
    git,
    numbers: read.version,
    version: formatVersion(read.version),
    tags: [...new Set(tags)]
  };
}
const missingImagesDoor = {
  name: "missing-images",
  about: "The git tags of versions whose image tags are not all there.",
  reads: {
    IMAGE: { as: "text" },
    GIT_TAGS: { as: "lines-file" },
    TAGS: {
      as: "lines-file",
      optional: true
    },
    LISTINGS: {
      as: "json-file",
      optional: true
    },
    SINCE: {
      as: "text",
      optional: true
    }
  },
  decide: ({ image: name, gitTags, tags, listings, since }, policy) => {
    const image = findImage(policy, name);
    if (!image.ok) return image;
    if (image.value.tags.git === void 0) return refused("missing", `the tag policy of ${image.value.name} has no git tags, so none can miss its image`);
    const from = readSince(since);
    const published = readPublished(tags, listings);
    if (!from.ok) return from;
    if (!published.ok) return published;
    const missing = findMissingImages(image.value.tags, {
      gitTags: asTexts(gitTags) ?? [],
      tags: published.value,
      since: from.value
    });
    return decided({
      outputs: {
        missing,
        count: String(missing.length)
      },
      log: missing.map(({ git, tags: lacking }) => `${git} has no image: ${lacking.join(", ")}`)
    });
  }
};
/** The tags that every repository has. */
function readPublished(tags, listings) {
  if (tags === void 0 === (listings === void 0)) return refused("missing", "missing-images takes either TAGS or LISTINGS, and is given both or neither");
  if (listings === void 0) return decided(asTexts(tags) ?? []);
  const read = readTagListings(listings);
  if (!read.ok) return read;
  const [first, ...others] = [...read.value.values()].map((listing) => [...listing.keys()]);
  return decided((first ?? []).filter((tag) => others.every((names) => names.includes(tag))));
}
function readSince(since) {
  if (since === void 0) return decided(void 0);
  const version = parseVersion(String(since));
  return version === void 0 ? refused("malformed", `SINCE is ${showValue(since)}, not a version such as 1.2.0`) : decided(version);
}

// src/decide/build/check-digests.ts
/** Reads one digest, or a list with product and variant; `name` is the variable that it came from. */
function readImageDigests(name, value) {
  if (isImageDigest(value)) return decided([{
    product: "",
    variant: "",
    digest: value
  }]);
  const list = typeof value === "string" ? parseDigestList(value) : value;
  const records = asRecords(list);
  if (value === "" || records?.length === 0) return refused("incomplete", `${name} is empty: there is no digest`);
  if (records === void 0) return refused("malformed", `${name} is ${showValue(value ?? "")}, which is no digest and no list of digests`);
  const digests = records.map((one) => ({
    product: textIn(one, "product"),
    variant: textIn(one, "variant"),
    digest: textIn(one, "digest")
  }));
  const bad = digests.find(({ digest }) => !isImageDigest(digest));
  if (bad !== void 0) return refused("incomplete", `${name} has ${showValue(bad.digest)} for ${describeImage(bad)}, which is no digest`);
  const double = digests.find((one, at) => digests.findIndex((other) => isSameImage(one, other)) !== at);
  return double === void 0 ? decided(digests) : refused("malformed", `${name} has ${describeImage(double)} twice`);
}
function parseDigestList(text) {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
}
const isSameImage = (a, b) => a.product === b.product && a.variant === b.variant;
/** How sentences call one image of a build. */
const describeImage = ({ product, variant }) => [product, variant].filter((part) => part !== "").join(" ") || "the image";
/** The digests of the first step, when every other step went by exactly the same. */
function checkSameDigests(built, others) {
  const sentences = others.flatMap((other) => findDifferences(built, other));
  return sentences.length === 0 ? decided(built.digests) : refused("incomplete", ...sentences);
}
function findDifferences(built, other) {
  const different = built.digests.flatMap((one) => {
    const match = other.digests.find((candidate) => isSameImage(one, candidate));
    if (match?.digest === one.digest) return [];
    return [`${built.step} has ${one.digest} for ${describeImage(one)}, ${other.step} has ${match?.digest ?? "nothing"}`];
  });
  const extra = other.digests.filter((one) => !built.digests.some((candidate) => isSameImage(one, candidate)));
  return [...different, ...extra.map((one) => `${other.step} has ${one.digest} for ${describeImage(one)}, ${built.step} has nothing`)];
}
const checkDigestsDoor = {
  name: "check-digests",
  about: "Whether what was tested and signed is what was built.",
  reads: {
    BUILT: { as: "text" },
    TESTED: { as: "text" },
    SIGNED: {
      as: "text",
      optional: true
    },
    ATTESTED: {
      as: "text",
      optional: true
    },
    SENTENCE: {
      as: "text",
      optional: true
    }
  },
  decide: (input) => {
    const steps = readSteps(input);
    const sentence = textIn(input, "sentence");
    if (!steps.ok) return steps;
    const [built, ...others] = steps.value;
    if (built === void 0) return refused("missing", "BUILT is not given");
    const digests = checkSameDigests(built, others);
    if (!digests.ok) return sentence === "" ? digests : refused("incomplete", sentence, ...digests.sentences);
    const [only, second] = digests.value;
    const digest = second === void 0 ? only?.digest ?? "" : "";
    return decided({
      outputs: {
        digest,
        digests: digests.value
      },
      log: digests.value.map((one) => `${describeImage(one)}: ${one.digest}`)
    });
  }
};
function readSteps(input) {
  const steps = [];
  for (const [field, step] of [
    ["built", "BUILT"],
    ["tested", "TESTED"],
    ["signed", "SIGNED"],
    ["attested", "ATTESTED"]
  ]) {
    if ((field === "signed" || field === "attested") && !(field in input)) continue;
    const digests = readImageDigests(step, input[field]);
    if (!digests.ok) return digests;
    steps.push({
      step,
      digests: digests.value
    });
  }
  return decided(steps);
}

// src/decide/build/build-tags-source.ts
const proposals = [
  "pull_request",
  "pull_request_target",
  "merge_group"
];
/** The kind of the build; refused when the run must not build anything. */
function findBuildSource(policy, start) {
  const { event, refType, askedTag } = start;
  const version = start.versionText === void 0 ? decided(void 0) : readVersionFile(start.versionText);
  if (!version.ok) return version;
  if (proposals.includes(event)) return decided(branchSource("pull-request", start, version.value));
  if (refType !== "branch" && refType !== "tag") return refused("malformed", "Unsupported ref type", `REF_TYPE is ${showValue(refType)}; a build starts from a branch or a tag`);
  const isByHand = event === "workflow_dispatch";
  if (askedTag !== "" || isByHand && hasCause(policy, "manual")) return manualSource(policy, start, version.value);
  if ((isByHand || event === "schedule") && hasCause(policy, "rebuild")) return rebuildSource(policy, start, version.value);
  return refType === "tag" ? gitTagSource(policy, start, version.value) : decided(branchSource("branch", start, version.value));
}
const hasCause = ({ classes }, cause) => classes.some(({ causes }) => causes.includes(cause));
function branchSource(kind, { ref }, version) {
  const branch = tagFromBranch(ref);
  return {
    kind,
    ...versionValues(version, branch === void 0 ? {} : { branch })
  };
}
function versionValues(version, more) {
  if (version === void 0) return {
    version: "",
    values: more
  };
  const values = {
    version: formatVersion({
      ...version,
      rest: ""
    }),
    ...more
  };
  return {
    version: formatVersion(version),
    values: version.rest === "" ? values : {
      ...values,
      pre: version.rest
    }
  };
}
/** A tag by hand is taken from no git tag: its push alone publishes a version. */
function manualSource(policy, { refType, ref, askedTag }, version) {
  if (!hasCause(policy, "manual")) return refused("refused", `TAG is ${showValue(askedTag)}, but no class of tags is written by hand; leave it empty`);
  if (refType === "tag") return refused("refused", `A run started by hand from the tag ${showValue(ref)} would publish that version again; start it from a branch`);
  return decided({
    kind: "manual",
    ...versionValues(version, askedTag === "" ? {} : { text: askedTag })
  });
}
/** A rebuild takes its version from the VERSION file, or from the git tag that it is started from. */
function rebuildSource(policy, start, version) {
  if (start.refType === "branch") return decided({
    kind: "rebuild",
    ...versionValues(version, {})
  });
  const source = gitTagSource(policy, start, version);
  return source.ok ? decided({
    ...source.value,
    kind: "rebuild"
  }) : source;
}
function gitTagSource(policy, { ref }, file) {
  if (policy.git === void 0) return refused("malformed", "Unsupported ref type", `no tag of git is a version of this image, not even ${showValue(ref)}`);
  const read = readVersionTag(policy, ref);
  if (read === void 0) return noVersion(policy.git, ref);
  const { cause, version } = read;
  if (cause === "prerelease" && !hasCause(policy, "prerelease")) return noVersion(policy.git, ref);
  if (file !== void 0 && formatVersion(file) !== formatVersion(version)) return refused("refused", `Tag ${showValue(ref)} and the VERSION file, ${showValue(formatVersion(file))}, say different versions: commit the new version, then tag that commit`);
  return decided({
    kind: cause,
    ...versionValues(version, {})
  });
}
function noVersion(git, ref) {
  const example = writeTag(git, { version: "1.2.3" }) ?? git;
  const pattern = parseGrammar(git).filter(({ kind }) => kind !== "optional").map((part) => part.kind === "part" ? `[${part.name}]` : part.text).join("");
  return refused("malformed", `Tag ${showValue(ref)} does not follow semantic versioning (expected: ${example})`, `Please create a tag matching the pattern: ${pattern}`);
}

// src/decide/build/build-tags.ts
/** All tags of the build; for a pull request those that it would have, as far as they can be. */
function planBuildTags({ name, tags: policy }, request) {
  const misfit = findRequestProblem(policy, request);
  if (misfit !== void 0) return misfit;
  const source = findBuildSource(policy, request);
  if (!source.ok) return source;
  const { kind, version } = source.value;
  const written = writeTags(policy, request, source.value);
  if (kind === "pull-request") return decided({
    kind,
    version,
    tags: written.tags
  });
  if (written.problems[0] !== void 0) return written.problems[0];
  if (written.tags.length > 0 || request.held !== "") return decided({
    kind,
    version,
    tags: written.tags
  });
  return refused("refused", "Unable to parse image tag", `no class of ${name} is written by a build of the ${request.refType} ${showValue(request.ref)} (${kind})`);
}
function findRequestProblem({ classes, variants }, request) {
  if (!/^[0-9a-f]{40}$/.test(request.commit)) return refused("malformed", `the commit is ${showValue(request.commit)}, not 40 hexadecimal digits`);
  if (request.held !== "" && !classes.some((one) => one.name === request.held)) return refused("malformed", `HOLD is ${showValue(request.held)}, which is no class of tags`);
  const unknown = request.variants.find((variant) => variant !== "" && !variants.includes(variant));
  if (unknown === void 0) return void 0;
  return refused("malformed", `${showValue(unknown)} is no variant of the policy; it has: ${variants.map(showValue).join(", ")}`);
}
function writeTags(policy, request, source) {
  const values = {
    sha7: request.commit.slice(0, 7),
    sha40: request.commit,
    ...request.moment,
    ...source.values
  };
  const written = classesOf(policy, request, source).filter(({ name }) => name !== request.held).flatMap((one) => request.variants.filter((variant) => isFor(one, {
    ...values,
    variant
  })).map((variant) => ({
    one,
    variant,
    tag: writeClassTag(policy, one, {
      ...values,
      variant
    }, request)
  })));
  return {
    tags: written.flatMap(({ one, variant, tag }) => tag.ok ? [{
      tag: tag.value,
      class: one.name,
      mobility: one.mobility,
      variant
    }] : []),
    problems: written.flatMap(({ tag }) => tag.ok ? [] : [tag])
  };
}
/** The classes that the build is a cause of. A tag that somebody asked for is in one class alone. */
function classesOf(policy, { ref, askedTag }, { kind }) {
  const ours = policy.classes.filter(({ writer }) => writer === "build");
  if (kind !== "branch" && kind !== "pull-request") {
    const caused = ours.filter(({ causes }) => causes.includes(kind));
    const asked = caused.filter(({ grammar }) => readTag(grammar, askedTag) !== void 0);
    const chosen = kind === "manual" ? byHand(caused, asked, askedTag) : caused;
    return ours.filter((one) => chosen.includes(one) || one.causes.includes("always"));
  }
  const isOwn = (cause) => typeof cause === "object" && cause.branch === ref;
  const general = ours.some(({ causes }) => causes.some(isOwn)) ? ["always"] : ["always", "branch"];
  return ours.filter(({ causes }) => causes.some((cause) => isOwn(cause) || general.includes(cause)));
}
/** Without a name those that need none; with one the class that leaves the least open, which the policy tells first. */
function byHand(caused, asked, askedTag) {
  if (askedTag === "") return caused.filter(({ grammar }) => !grammar.includes("{text}"));
  return asked.length > 0 ? asked.slice(0, 1) : caused.slice(-1);
}
/** A version that is not plain needs a class that says so, and a variant a class that tells it apart. */
function isFor({ grammar }, { version, pre, variant }) {
  const names = partNamesOf(grammar);
  if (variant !== "" && !names.includes("variant")) return false;
  if (version === void 0 || !names.includes("major")) return true;
  return pre !== void 0 === names.includes("pre");
}
const partNamesOf = (grammar) => parseGrammar(grammar).flatMap((part) => part.kind === "part" ? [part.name] : []);
function writeClassTag(policy, one, values, request) {
  const missing = missingValues(one, values);
  if (missing.includes("branch")) return refused("malformed", `Branch ${showValue(request.ref)} holds what cannot stand in a tag; rename it`);
  if (missing.length > 0) return refused("missing", `the class ${one.name} needs ${missing.map((name) => `{${name}}`).join(", ")}, which is not given`);
  const asked = isAsked(one, request) ? readTag(one.grammar, request.askedTag) : {};
  const tag = asked && writeTag(one.grammar, {
    ...values,
    ...asked,
    variant: values["variant"]
  }, policy.variants);
  if (tag === void 0 || !isTagName(tag)) return refused("malformed", `${subjectOf(one, request)} makes no tag of the class ${one.name} (${one.grammar})`);
  const owner = ownerOf(policy, one, tag);
  if (owner === void 0) return decided(tag);
  return refused("refused", `${subjectOf(one, request)} would write the tag ${showValue(tag)}, which ${owner}; choose another name`);
}
/** The parts of the grammar that nothing is known for, each once. */
function missingValues({ grammar }, values) {
  const wanted = partNamesOf(grammar).map((name) => [
    "major",
    "minor",
    "patch"
  ].includes(name) ? "version" : name);
  return [...new Set(wanted)].filter((name) => values[name] === void 0);
}
const isAsked = ({ causes }, { askedTag }) => askedTag !== "" && causes.includes("manual");
function subjectOf(one, request) {
  if (isAsked(one, request)) return `TAG ${showValue(request.askedTag)}`;
  return `${request.refType === "tag" ? "Tag" : "Branch"} ${showValue(request.ref)}`;
}
/** Who has the name instead of the class: a class that is told first, or versions and `latest`, which are never free. */
function ownerOf(policy, { name, grammar }, tag) {
  const owner = classOf(policy, tag);
  if (owner !== void 0 && owner.name !== name) return `is reserved for the class ${owner.name}`;
  if (subjectOfTag(tag) !== void 0) return "is reserved for signatures";
  return partNamesOf(grammar).some((part) => part === "branch" || part === "text") && (tag === "latest" || parseVersion(tag) !== void 0) ? "is reserved for releases" : void 0;
}

// src/decide/build/build-tags-door.ts
const buildTagsDoor = {
  name: "build-tags",
  about: "The tags that a build writes, by how its run was started.",
  reads: {
    IMAGE: { as: "text" },
    EVENT: { as: "text" },
    REF_TYPE: { as: "text" },
    REF: { as: "text" },
    SHA: { as: "text" },
    DATE: { as: "text" },
    TIME: {
      as: "text",
      optional: true
    },
    NUMBER: {
      as: "text",
      optional: true
    },
    REVISION: {
      as: "text",
      optional: true
    },
    VERSION: {
      as: "text-file",
      optional: true
    },
    TAG: {
      as: "text",
      optional: true
    },
    VARIANTS: {
      as: "json",
      optional: true
    },
    HOLD: {
      as: "text",
      optional: true
    },
    SKIP_PUSH: {
      as: "flag",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const request = readBuildRequest(image.value, input);
    if (!request.ok) return request;
    const planned = planBuildTags(image.value, request.value);
    return planned.ok ? decided(answerBuildTags(image.value, planned.value, {
      request: request.value,
      input
    })) : planned;
  }
};
function readBuildRequest({ tags }, input) {
  const variants = asTexts(input["variants"] ?? (tags.variants.length > 0 ? tags.variants : [""]));
  if (variants === void 0) return refused("malformed", "VARIANTS is no list of endings, such as [\"\", \"-trixie\"]");
  const moment = [
    "date",
    "time",
    "number"
  ].flatMap((name) => {
    const value = textIn(input, name);
    return value === "" ? [] : [[name, value]];
  });
  return decided({
    event: textIn(input, "event"),
    refType: textIn(input, "refType"),
    ref: textIn(input, "ref"),
    askedTag: textIn(input, "tag"),
    versionText: typeof input["version"] === "string" ? input["version"] : void 0,
    commit: textIn(input, "revision") || textIn(input, "sha"),
    moment: Object.fromEntries(moment),
    variants,
    held: textIn(input, "hold")
  });
}
function answerBuildTags(image, { kind, version, tags }, { request, input }) {
  const pushes = kind !== "pull-request" && !flagIn(input, "skipPush");
  return {
    outputs: {
      kind,
      version,
      revision: request.commit,
      tag: principalTag(image, tags),
      tags,
      fixed: tags.filter(({ mobility }) => mobility !== "forward"),
      moving: tags.filter(({ mobility }) => mobility === "forward"),
      push: pushes,
      stable: kind === "release",
      started: secondsOf(request.moment),
      latest: tags.some(({ tag }) => tag === "latest")
    },
    log: [`${kind} build${version === "" ? "" : ` of ${version}`}`, ...tags.map(describeTag)]
  };
}
/** When the run began, in seconds, from the same reading of the clock as the tags; '' without a time. */
function secondsOf({ date = "", time = "" }) {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(`${date}${time}`);
  if (parts === null) return "";
  const [year = 0, month = 0, ...rest] = parts.slice(1).map(Number);
  return String(Date.UTC(year, month - 1, ...rest) / 1e3);
}
/** The tag that tells most about the build: one that not every build writes, if there is one. */
function principalTag({ tags: policy }, tags) {
  const general = policy.classes.filter(({ causes }) => causes.includes("always")).map(({ name }) => name);
  return (tags.find((one) => !general.includes(one.class)) ?? tags[0])?.tag ?? "";
}
const describeTag = ({ tag, class: name, mobility }) => `  ${tag} (${name}, ${mobility})`;

// src/decide/build/matrix-from-files.ts
/** The values of an axis from the text of a file: a list in JSON, or one value a line, `#` beginning a remark. */
function readAxisFile(file, text) {
  const values = text.trimStart().startsWith("[") ? readJsonList(file, text) : decided(readValueLines(text));
  if (!values.ok) return values;
  if (values.value.length === 0) return refused("malformed", `${file} holds no value`);
  const bad = values.value.find((value) => !/^[0-9A-Za-z][0-9A-Za-z._-]*$/.test(value));
  if (bad !== void 0) return refused("malformed", `${file} holds ${showValue(bad)}, which is no value (letters, digits, . _ -)`);
  const double = values.value.find((value, at) => values.value.indexOf(value) !== at);
  return double === void 0 ? values : refused("malformed", `${file} holds ${showValue(double)} twice`);
}
const readValueLines = (text) => text.split(/\r?\n/).map((line) => line.replace(/#.*/, "").trim()).filter((line) => line !== "");
function readJsonList(file, text) {
  const list = parseJsonList(text);
  if (list === void 0) return refused("malformed", `${file} holds ${showValue(text.trim())}, which is no list in JSON`);
  const other = list.find((value) => typeof value !== "string");
  if (other === void 0) return decided(list.map(String));
  return refused("malformed", `${file} holds ${JSON.stringify(other)}, which is no text; put every value in double quotes`);
}
function parseJsonList(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value : void 0;
  } catch {
    return;
  }
}
const firstAndLast = (values) => values.filter((_, at) => at === 0 || at === values.length - 1);
const matrixFromFilesDoor = {
  name: "matrix-from-files",
  about: "The version and the values of an axis, from files of the repository.",
  reads: {
    VERSION: {
      as: "text-file",
      optional: true
    },
    AXIS: {
      as: "text",
      optional: true
    },
    VALUES: {
      as: "text-file",
      optional: true
    },
    FILE: {
      as: "text",
      optional: true
    },
    ENDS: {
      as: "flag",
      optional: true
    }
  },
  decide: (input) => {
    const version = "version" in input ? readVersionFile(textIn(input, "version")) : decided(void 0);
    if (!version.ok) return version;
    const axis = textIn(input, "axis");
    if ("values" in input !== (axis !== "")) return refused("missing", "AXIS and VALUES go together: the name of the axis, and the file with its values");
    const all = axis === "" ? decided([]) : readAxisFile(textIn(input, "file") || "VALUES", textIn(input, "values"));
    if (!all.ok) return all;
    const values = flagIn(input, "ends") ? firstAndLast(all.value) : all.value;
    return decided({ outputs: {
      version: version.value === void 0 ? "" : formatVersion(version.value),
      values,
      axes: axis === "" ? {} : { [axis]: values }
    } });
  }
};

// src/model/image.ts
/** The name with its registry, as clients take it. */
const fullName = ({ host, repository }) => `${host}/${repository}`;

// src/decide/build/build-matrix.ts
/** More than GitHub starts from one matrix. */
const mostLegs = 256;
function planMatrix(image, request) {
  const fault = findFieldProblem(image, request);
  if (fault !== void 0) return fault;
  const axes = narrowAxes({
    ...request.products,
    platform: image.platforms
  }, request.only);
  if (!axes.ok) return axes;
  const { platform: platforms = [], ...products } = axes.value;
  const images = planImages(image, products, request.variants);
  const misfit = findNameProblem(images) ?? findRunnerProblem(platforms, request);
  if (misfit !== void 0) return misfit;
  const legs = images.flatMap((one) => platforms.map((platform) => planLeg(one, {
    platform,
    platforms,
    request
  })));
  if (legs.length === 0) return refused("missing", `there is nothing to build: an axis, the variants or the platforms are empty`);
  if (legs.length > mostLegs) return refused("refused", `${legs.length} legs are more than the ${mostLegs} that GitHub starts`);
  const double = legs.find(({ leg }, at) => legs.findIndex((one) => one.leg === leg) !== at);
  if (double !== void 0) return refused("malformed", `two legs have the name ${showValue(double.leg)}`);
  return decided({
    platforms,
    images,
    legs
  });
}
const ownFields = [
  "leg",
  "platform",
  "runner",
  "product",
  "variant",
  "cache",
  "repositories",
  "repository"
];
function findFieldProblem({ tags }, { products, variants }) {
  const more = variants.flatMap((one) => Object.keys(one).filter((name) => name !== "variant"));
  const field = [...Object.keys(products), ...more].find((name) => ownFields.includes(name));
  if (field !== void 0) return refused("malformed", `${showValue(field)} is a field of every leg; call the axis or field otherwise`);
  const unknown = variants.find(({ variant }) => variant !== "" && !tags.variants.includes(variant));
  if (unknown === void 0) return void 0;
  return refused("malformed", `${showValue(unknown.variant)} is no variant of the policy; it has: ${tags.variants.map(showValue).join(", ")}`);
}
/** Keeps the values that alone are wanted; a value or an axis that does not exist is a mistake. */
function narrowAxes(axes, only) {
  for (const [axis, values] of Object.entries(only)) {
    const unknown = values.find((value) => !axes[axis]?.includes(value));
    if (axes[axis] === void 0) return refused("malformed", `ONLY names the axis ${showValue(axis)}; there are: ${Object.keys(axes).join(", ")}`);
    if (unknown !== void 0) return refused("malformed", `ONLY names ${showValue(unknown)} of ${axis}; there are: ${axes[axis].join(", ")}`);
  }
  return decided(Object.fromEntries(Object.entries(axes).map(([axis, all]) => [axis, all.filter((one) => only[axis]?.includes(one) ?? true)])));
}
/** Every choice of one value an axis, the last axis turning fastest. */
function combineAxes(axes) {
  return Object.entries(axes).reduce((choices, [axis, values]) => choices.flatMap((choice) => values.map((value) => ({
    ...choice,
    [axis]: value
  }))), [{}]);
}
const fillTemplate = (template, values) => template.replace(/\{([^{}]+)\}/g, (whole, axis) => values[axis] ?? whole);
/** The images of a build: one for each product and variant. */
const planImages = (image, products, variants) => combineAxes(products).flatMap((values) => variants.map((variant) => planImage(image, values, variant)));
function planImage({ registries }, values, variant) {
  const repositories = registries.map((registry) => fillTemplate(fullName(registry), values));
  return {
    product: productName(registries[0]?.repository ?? "", values),
    ...values,
    ...variant,
    repositories,
    repository: repositories[0] ?? ""
  };
}
/**
* What tells the product apart in the name of its repository, such as `cpu-py3.7` in `acme/app-{runtime}-py{python}`. It becomes part
* of the names of legs and artifacts, which hold no slash.
*/
function productName(template, values) {
  const telling = /\{.*\}/.exec(template)?.[0];
  return (telling !== void 0 && Object.keys(values).every((axis) => telling.includes(`{${axis}}`)) ? fillTemplate(telling, values) : Object.values(values).join("-")).replaceAll("/", "-");
}
const repositoryName = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
function findNameProblem(images) {
  const ids = images.map(({ variant, repositories }) => repositories.map((name) => `${name} ${variant}`)).flat();
  const double = ids.find((id, at) => ids.indexOf(id) !== at);
  if (double !== void 0) return refused("malformed", `two images would be ${showValue(double.trim())}; the name of the repository must hold every axis`);
  const bad = images.flatMap(({ repositories }) => repositories).find((name) => !repositoryName.test(name.slice(name.indexOf("/") + 1)));
  return bad === void 0 ? void 0 : refused("malformed", `${showValue(bad)} is no name of a repository (lower case letters, digits, . _ - and /)`);
}
function findRunnerProblem(platforms, { runners }) {
  const lonely = platforms.find((platform) => !Object.hasOwn(runners, platform));
  return lonely === void 0 ? void 0 : refused("missing", `RUNNERS names no runner for ${lonely}`);
}
function planLeg(image, { platform, platforms, request }) {
  const where = platform.replaceAll("/", "-");
  const what = [image.product, image.variant.replace(/^-+/, "")].filter((part) => part !== "");
  const cache = platforms.length > 1 || what.length === 0 ? [...what, where] : what;
  return {
    leg: [...what, where].join("-"),
    platform,
    runner: request.runners[platform] ?? "",
    ...image,
    cache: cache.join("-")
  };
}

// src/decide/build/build-matrix-door.ts
const buildMatrixDoor = {
  name: "build-matrix",
  about: "The legs of a build, by product, variant and platform.",
  reads: {
    IMAGE: { as: "text" },
    RUNNERS: { as: "json" },
    PRODUCTS: {
      as: "json",
      optional: true
    },
    VARIANTS: {
      as: "json",
      optional: true
    },
    ONLY: {
      as: "json",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const request = readMatrixRequest(image.value, input);
    if (!request.ok) return request;
    const planned = planMatrix(image.value, request.value);
    return planned.ok ? decided(answerMatrix(planned.value)) : planned;
  }
};
function readMatrixRequest({ products, tags }, input) {
  const runners = readRunners(input["runners"]);
  if (runners === void 0) return refused("malformed", "RUNNERS is no object of runners by platform, such as {\"linux/amd64\": \"ubuntu-24.04\"}");
  const [more, only] = [readAxes(input["products"] ?? {}), readAxes(input["only"] ?? {})];
  if (more === void 0) return refused("malformed", "PRODUCTS is no object of axes, such as {\"python\": [\"3.12\", \"3.13\"]}");
  if (only === void 0) return refused("malformed", "ONLY is no object of axes, such as {\"runtime\": [\"cpu\"]}");
  const variants = readVariants(input["variants"] ?? (tags.variants.length > 0 ? tags.variants : [""]));
  if (variants === void 0) return refused("malformed", "VARIANTS is no list of endings or of objects with a variant, such as [\"\", \"-trixie\"]");
  return decided({
    runners,
    products: {
      ...products,
      ...more
    },
    variants,
    only
  });
}
function readRunners(value) {
  if (!isJsonRecord(value)) return void 0;
  const read = Object.entries(value).map(([platform, labels]) => [platform, typeof labels === "string" ? labels : asTexts(labels)]);
  return read.every((one) => one[1] !== void 0 && one[1].length > 0) ? Object.fromEntries(read) : void 0;
}
function readAxes(value) {
  if (!isJsonRecord(value)) return void 0;
  const read = Object.entries(value).map(([axis, values]) => [axis, asTexts(values)]);
  return read.every((one) => one[1] !== void 0) ? Object.fromEntries(read) : void 0;
}
function readVariants(value) {
  if (!Array.isArray(value)) return void 0;
  const read = value.map((one) => {
    if (typeof one === "string") return { variant: one };
    return isJsonRecord(one) && typeof one["variant"] === "string" ? {
      ...one,
      variant: textIn(one, "variant")
    } : void 0;
  });
  return read.every((one) => one !== void 0) ? read : void 0;
}
function answerMatrix({ platforms, images, legs }) {
  return {
    outputs: {
      matrix: { include: legs },
      products: { include: images },
      legs: legs.map(({ leg }) => leg),
      names: [...new Set(images.flatMap(({ repositories }) => repositories))].join(" "),
      platforms,
      count: legs.length
    },
    log: [`${legs.length} legs for ${images.length} images`, ...legs.map(({ leg }) => `  ${leg}`)]
  };
}

// src/decide/build/make-index.ts
const indexType = "application/vnd.oci.image.index.v1+json";
const indexTypes = [indexType, "application/vnd.docker.distribution.manifest.list.v2+json"];
const manifestTypes = ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"];
/** Makes the index; refused unless there is exactly one leg for each platform. */
function makeIndex({ platforms, manifests, annotations }) {
  const misfit = findSetProblem(platforms, manifests);
  if (misfit !== void 0) return refused("incomplete", misfit);
  const legs = [];
  for (const platform of platforms) {
    const leg = manifests.find((one) => plainPlatform(one.platform) === plainPlatform(platform));
    const entries = leg === void 0 ? `there is no leg for ${platform}` : entriesOf(leg);
    if (typeof entries === "string") return refused("incomplete", entries);
    legs.push(entries);
  }
  const entries = [...legs.map(({ image }) => image), ...legs.flatMap(({ attestations }) => attestations)];
  const index = {
    schemaVersion: 2,
    mediaType: indexType,
    manifests: entries,
    ...hasFields(annotations) && { annotations: inOrder(annotations) }
  };
  const text = JSON.stringify(index);
  const size = new TextEncoder().encode(text).length;
  return decided({
    text,
    mediaType: indexType,
    size,
    children: [...new Set(entries.map(({ digest }) => digest))]
  });
}
function findSetProblem(platforms, manifests) {
  const given = manifests.map(({ platform }) => plainPlatform(platform));
  const planned = platforms.map(plainPlatform);
  const missing = planned.find((platform) => !given.includes(platform));
  if (missing !== void 0) return `there is no leg for ${missing}`;
  const extra = given.find((platform) => !planned.includes(platform));
  if (extra !== void 0) return `there is a leg for ${extra}, which is not planned`;
  const double = given.find((platform, at) => given.indexOf(platform) !== at);
  return double === void 0 ? void 0 : `there are two legs for ${double}`;
}
const hasFields = (record) => Object.keys(record).length > 0;
const inOrder = (record) => Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => a < b ? -1 : 1));
/** The entries of a leg, or what is wrong with it. A builder that attests pushes an index of its own, which is taken apart. */
function entriesOf(leg) {
  const { platform, digest, size, mediaType } = leg;
  if (!isImageDigest(digest) || !Number.isSafeInteger(size) || size <= 0) return `the leg for ${platform} has ${showValue(digest)} of ${size} bytes, which is no manifest`;
  if (indexTypes.includes(mediaType)) return entriesOfIndex(leg);
  if (!manifestTypes.includes(mediaType)) return `the leg for ${platform} is ${showValue(mediaType)}, which is no image`;
  return {
    image: {
      mediaType,
      digest,
      size,
      platform: platformFields(platform)
    },
    attestations: []
  };
}
/** `linux/arm/v7` as an index says it. */
function platformFields(platform) {
  const [os = "", architecture = "", variant] = platform.split("/");
  return {
    architecture,
    os,
    ...variant !== void 0 && { variant }
  };
}
function entriesOfIndex({ platform, digest, raw }) {
  const manifests = asRecords(parseRecord(raw)?.["manifests"])?.map(readDescriptor);
  if (manifests === void 0 || !manifests.every((one) => one !== void 0)) return `the leg for ${platform} is an index that cannot be read: ${digest}`;
  const attestations = manifests.filter(isAttestation);
  const [image, second] = manifests.filter((one) => !isAttestation(one));
  if (image === void 0 || second !== void 0) return `the leg for ${platform} must hold one image: ${digest}`;
  const { os, architecture, variant } = image.platform ?? {};
  const held = [
    os,
    architecture,
    variant
  ].filter((part) => part !== void 0).join("/");
  if (plainPlatform(held) !== plainPlatform(platform)) return `the leg for ${platform} holds an image for ${held || "no platform"}: ${digest}`;
  const stray = attestations.find(({ annotations }) => annotations?.["vnd.docker.reference.digest"] !== image.digest);
  return stray === void 0 ? {
    image,
    attestations
  } : `the leg for ${platform} attests another image: ${stray.digest}`;
}
const isAttestation = ({ annotations }) => annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
function parseRecord(text) {
  try {
    const value = JSON.parse(text);
    return isJsonRecord(value) ? value : void 0;
  } catch {
    return;
  }
}
function readDescriptor(value) {
  const { digest, size, annotations, platform } = value;
  const mediaType = textIn(value, "mediaType");
  if (!isImageDigest(digest) || typeof size !== "number" || !manifestTypes.includes(mediaType)) return void 0;
  return {
    mediaType,
    digest,
    size,
    ...isTexts(annotations) && hasFields(annotations) && { annotations: inOrder(annotations) },
    ...isTexts(platform) && { platform: inOrder(platform) }
  };
}
const isTexts = (value) => isJsonRecord(value) && Object.values(value).every((one) => typeof one === "string");

// src/decide/build/make-index-door.ts
const makeIndexDoor = {
  name: "make-index",
  about: "The index of an image, from the manifests of its legs.",
  reads: {
    IMAGE: { as: "text" },
    MANIFESTS: { as: "json-file" },
    ANNOTATIONS: {
      as: "json",
      optional: true
    },
    PLATFORMS: {
      as: "json",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const manifests = readLegManifests(input["manifests"]);
    if (!manifests.ok) return manifests;
    const annotations = readAnnotations(input["annotations"] ?? {});
    if (annotations === void 0) return refused("malformed", "ANNOTATIONS is no object of texts");
    const platforms = asTexts(input["platforms"] ?? image.value.platforms);
    if (platforms === void 0) return refused("malformed", "PLATFORMS is no list of platforms");
    const made = makeIndex({
      platforms,
      manifests: manifests.value,
      annotations
    });
    if (!made.ok) return made;
    const { text, mediaType, size, children } = made.value;
    return decided({ outputs: {
      index: text,
      "media-type": mediaType,
      size,
      children
    } });
  }
};
function readLegManifests(value) {
  const records = asRecords(value);
  if (records === void 0) return refused("malformed", "MANIFESTS holds no list of objects with platform, digest, size, mediaType and raw");
  const manifests = records.map((one) => ({
    platform: textIn(one, "platform"),
    digest: textIn(one, "digest"),
    size: wholeNumberIn(one, "size"),
    mediaType: textIn(one, "mediaType"),
    raw: textIn(one, "raw")
  }));
  if (manifests.every((one) => one.size !== void 0)) return decided(manifests);
  const without = manifests.find(({ size }) => size === void 0);
  return refused("incomplete", `the leg for ${without?.platform ?? ""} tells no size`);
}
function readAnnotations(value) {
  if (!isJsonRecord(value)) return void 0;
  const entries = Object.entries(value).filter((entry) => typeof entry[1] === "string");
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : void 0;
}

// src/decide/build/check-legs.ts
/** The digests of all legs in the order of the plan. Of a leg that ran again the last attempt counts. */
function checkLegs(plan, records) {
  const found = plan.map((leg) => matchLeg(leg, records.filter((record) => record.leg === leg.leg)));
  const planned = plan.map(({ leg }) => leg);
  const extra = [...new Set(records.map(({ leg }) => leg))].filter((leg) => !planned.includes(leg));
  const sentences = [...found.flatMap((one) => typeof one === "string" ? [one] : []), ...extra.map((leg) => `the leg ${showValue(leg)} reports, but is not in the plan`)];
  if (plan.length === 0) return refused("incomplete", "the plan has no legs");
  if (sentences.length > 0) return refused("incomplete", ...sentences);
  return decided(found.filter((one) => typeof one !== "string"));
}
/** The digest of a leg, or what is wrong with what it reports. */
function matchLeg(planned, records) {
  const attempt = Math.max(...records.map((record) => record.attempt));
  const [last, second] = records.filter((record) => record.attempt === attempt);
  if (last === void 0) return `the leg ${planned.leg} reports nothing`;
  if (second !== void 0) return `the leg ${planned.leg} reports twice in attempt ${attempt}`;
  const digest = last["digest"];
  if (!isImageDigest(digest)) return `the leg ${planned.leg} reports ${showValue(digest ?? "")}, which is no digest`;
  for (const field of [
    "platform",
    "product",
    "variant"
  ]) {
    const reported = last[field];
    if (reported !== void 0 && reported !== planned[field]) return `the leg ${planned.leg} reports the ${field} ${showValue(reported)}; planned is ${showValue(planned[field])}`;
  }
  return {
    ...planned,
    digest
  };
}
/** The legs of a matrix as build-matrix writes it. */
function readPlannedLegs(matrix) {
  const plan = (isJsonRecord(matrix) ? asRecords(matrix["include"]) : void 0)?.map((one) => {
    const [leg, platform] = [textIn(one, "leg"), textIn(one, "platform")];
    const repositories = asTexts(one["repositories"]) ?? [];
    const facts = factsOfLeg(one);
    return {
      product: textIn(one, "product"),
      variant: textIn(one, "variant"),
      platform,
      leg,
      repositories,
      facts
    };
  });
  return plan?.every(({ leg, platform }) => leg !== "" && platform !== "") ? plan : void 0;
}
/** What is told of a leg, or is of use to its build alone. */
const toldApart = [
  "leg",
  "platform",
  "product",
  "variant",
  "repositories",
  "runner",
  "cache"
];
const factsOfLeg = (one) => Object.fromEntries(Object.entries(one).flatMap(([name, value]) => typeof value === "string" && !toldApart.includes(name) ? [[name, value]] : []));
function readLegRecords(value) {
  const records = asRecords(value)?.map((one) => ({
    ...one,
    leg: textIn(one, "leg"),
    attempt: one["attempt"] === void 0 ? 1 : wholeNumberIn(one, "attempt")
  }));
  return records?.every((one) => one.leg !== "" && one.attempt !== void 0) ? records : void 0;
}
const checkLegsDoor = {
  name: "check-legs",
  about: "Whether the legs that were built are exactly those of the plan.",
  reads: {
    MATRIX: { as: "json" },
    RECORDS: { as: "json-file" }
  },
  decide: (input) => {
    const plan = readPlannedLegs(input["matrix"]);
    if (plan === void 0) return refused("malformed", "MATRIX is no matrix of build-matrix");
    const records = readLegRecords(input["records"]);
    if (records === void 0) return refused("malformed", "RECORDS holds no list of objects with leg, digest and attempt");
    const digests = checkLegs(plan, records);
    if (!digests.ok) return digests;
    const references = digests.value.flatMap((one) => one.repositories.map((name) => `${name}@${one.digest}`));
    return decided({
      outputs: {
        digests: digests.value.map(({ product, variant, platform, leg, digest, facts }) => {
          return {
            product,
            variant,
            platform,
            leg,
            digest,
            ...facts
          };
        }),
        references: references.join(" ")
      },
      log: digests.value.map(({ leg, digest }) => `${leg}  ${digest}`)
    });
  }
};

// src/decide/build/moving-tags-rivals.ts
const keyOf = ({ version, variant }) => `${formatVersion(version)}${variant}`;
function findHigherVersions(request) {
  const { version, policy, listings } = request;
  if (version === void 0 || !isStable(version)) return {
    byRepository: /* @__PURE__ */ new Map(),
    complete: /* @__PURE__ */ new Set()
  };
  const higher = [...listings].map(([repository, tags]) => {
    return [repository, findPublished(policy, tags).filter((one) => compareStable(one.version, version) > 0).toSorted((a, b) => compareStable(b.version, a.version))];
  });
  return {
    byRepository: new Map(higher),
    complete: findComplete(request, new Map(higher))
  };
}
/** A version is there when all images of the plan have it, in every registry and for every platform. */
function findComplete({ platforms, images }, byRepository) {
  const planned = new Set(platforms.map(plainPlatform));
  const complete = [...new Set(images.map(({ variant }) => variant))].flatMap((variant) => {
    const sets = images.filter((image) => image.variant === variant).flatMap((image) => image.repositories).map((repository) => {
      const versions = (byRepository.get(repository) ?? []).filter((one) => one.variant === variant);
      return new Set(versions.filter((one) => hasPlatforms(one, planned)).map(keyOf));
    });
    return [...sets[0] ?? []].filter((key) => sets.every((set) => set.has(key)));
  });
  return new Set(complete);
}
/** Platforms that were not read count as there: a tag does not move back because nobody looked. */
function hasPlatforms({ tag }, planned) {
  const platforms = tag.platforms?.map(plainPlatform);
  return platforms === void 0 || platforms.length === planned.size && platforms.every((name) => planned.has(name));
}
const isCompleteVersion = ({ complete }, rival) => complete.has(keyOf(rival));
/** The higher versions of a repository that the tag could stand for: those with the same numbers where its class names them. */
function findRivals({ tag, tagClass }, repository, { higher, version }) {
  const names = parseGrammar(tagClass.grammar).flatMap((part) => part.kind === "part" ? [part.name] : []);
  const numbers = [
    "major",
    "minor",
    "patch"
  ].filter((number) => names.includes(number));
  return (higher.byRepository.get(repository) ?? []).filter((rival) => rival.variant === tag.variant && numbers.every((number) => rival.version[number] === version?.[number]));
}
/** Whether no higher version is complete; where the main variant is built, only that one counts. */
function isHighestVersion({ version, images }, higher) {
  if (version === void 0 || !isStable(version)) return false;
  const hasMain = images.some(({ variant }) => variant === "");
  return ![...higher.byRepository.values()].flat().some((one) => (!hasMain || one.variant === "") && isCompleteVersion(higher, one));
}

// src/decide/build/moving-tags.ts
function planTags(request) {
  const higher = findHigherVersions(request);
  const verdicts = findPlaces(request).map((place) => ({
    place,
    verdict: judgePlace(place, request, higher)
  }));
  const sentencesOf = (kind) => verdicts.flatMap(({ verdict }) => verdict.kind === kind ? [verdict.sentence] : []);
  const [unreadable, conflicts] = [sentencesOf("unreadable"), sentencesOf("conflict")];
  if (unreadable.length > 0) return refused("unreadable", ...new Set(unreadable));
  if (conflicts.length > 0) return refused("refused", ...conflicts);
  const isHeldBack = verdicts.some(({ place, verdict }) => place.tag.tag === "latest" && verdict.kind === "stay");
  return decided({
    move: verdicts.filter(({ verdict }) => verdict.kind === "move").map(({ place }) => moveOf(place)),
    stay: verdicts.flatMap(({ place, verdict }) => stayOf(place, verdict)),
    expect: verdicts.filter(({ verdict }) => verdict.kind !== "stay").map(({ place }) => moveOf(place)),
    isNewest: isHighestVersion(request, higher) && !isHeldBack
  });
}
const moveOf = ({ repository, tag, tagClass, image }) => {
  return {
    repository,
    tag: tag.tag,
    digest: image.digest,
    class: tagClass.name,
    mobility: tagClass.mobility
  };
};
function stayOf({ repository, tag }, verdict) {
  if (verdict.kind === "move") return [];
  const because = verdict.kind === "stay" ? verdict.because : "it stands for this build already";
  return [{
    repository,
    tag: tag.tag,
    because
  }];
}
/** Every tag in every repository of its images: what is written once first, then channels, then X.Y, X and latest. */
function findPlaces({ policy, tags, images }) {
  return tags.flatMap((tag) => {
    const tagClass = policy.classes.find(({ name }) => name === tag.class);
    return tagClass === void 0 ? [] : [{
      tag,
      tagClass
    }];
  }).toSorted((a, b) => rankOf(a.tagClass) - rankOf(b.tagClass)).flatMap(({ tag, tagClass }) => images.filter(({ variant }) => variant === tag.variant).flatMap((image) => image.repositories.map((repository) => ({
    tag,
    tagClass,
    image,
    repository
  }))));
}
/** What others hang on is written before what hangs on it. */
function rankOf({ grammar, mobility }) {
  if (grammar === "latest") return 9;
  if (mobility !== "forward") return mobility === "write-once" ? 0 : 1;
  const said = [
    "{version}",
    "{patch}",
    "{minor}",
    "{major}"
  ].findIndex((part) => grammar.includes(part));
  return said === -1 ? 8 : 2 + said;
}
function judgePlace(place, request, higher) {
  const { tag, tagClass, image, repository } = place;
  const tags = request.listings.get(repository);
  if (tags === void 0) return {
    kind: "unreadable",
    sentence: `there is no listing of ${repository}; no tag is moved`
  };
  const now = tags.get(tag.tag);
  if (tagClass.mobility === "forward") return judgeForward(place, request, higher);
  if (now?.digest === image.digest) return { kind: "same" };
  if (now === void 0 || tagClass.mobility === "free") return { kind: "move" };
  if (now.digest === void 0) return {
    kind: "unreadable",
    sentence: `nobody has read what ${repository}:${tag.tag} stands for`
  };
  return {
    kind: "conflict",
    sentence: `${repository}:${tag.tag} stands for ${now.digest} and is written once; this build is ${image.digest}: publish it under a new version`
  };
}
/** A tag that only moves forward stays where a higher version is complete, and where it stands for a higher one now. */
function judgeForward(place, request, higher) {
  const { tag, image, repository } = place;
  const { version, listings } = request;
  if (version === void 0 || !isStable(version)) return {
    kind: "stay",
    because: "this build is no stable version"
  };
  const held = image.repositories.map((name) => {
    return {
      now: listings.get(name)?.get(tag.tag),
      rivals: findRivals(place, name, {
        higher,
        version
      })
    };
  });
  const complete = held.flatMap(({ rivals }) => rivals).find((rival) => isCompleteVersion(higher, rival));
  if (complete !== void 0) return {
    kind: "stay",
    because: `${formatVersion(complete.version)} is higher`
  };
  const kept = held.flatMap(({ now, rivals }) => rivals.filter((rival) => isSameTarget(rival.tag, now)))[0];
  if (kept !== void 0) return {
    kind: "stay",
    because: `it stands for ${formatVersion(kept.version)}, which is higher`
  };
  if (held.some(({ now, rivals }) => isUnclear(now, rivals))) return {
    kind: "unreadable",
    sentence: `nobody has read whether ${repository}:${tag.tag} stands for a higher version`
  };
  return { kind: listings.get(repository)?.get(tag.tag)?.digest === image.digest ? "same" : "move" };
}
const isSameTarget = (rival, now) => rival.digest !== void 0 && rival.digest === now?.digest;
/** A tag of unknown origin beside a higher version could stand for that one. */
const isUnclear = (now, rivals) => now !== void 0 && rivals.length > 0 && (now.digest === void 0 || rivals.some(({ tag }) => tag.digest === void 0));

// src/decide/build/planned-images.ts
/**
* Reads PRODUCTS, which is that of build-matrix. Where it is not given the policy knows the products, and TAGS the variants that
* were built.
*/
function readPlannedImages(image, { products, tags }) {
  if (products === void 0) return decided(planImages(image, image.products, variantsOf(image, tags)).map(withoutDigest));
  const images = asRecords(isJsonRecord(products) ? products["include"] : products)?.map((one) => {
    return {
      product: textIn(one, "product"),
      variant: textIn(one, "variant"),
      repositories: asTexts(one["repositories"]) ?? []
    };
  });
  if (!images?.length || images.some(({ repositories }) => repositories.length === 0)) return refused("malformed", "PRODUCTS is no products of build-matrix");
  return decided(images.map(withoutDigest));
}
const withoutDigest = ({ product, variant, repositories }) => {
  return {
    product,
    variant,
    repositories,
    digest: ""
  };
};
/** A build that writes no tag has one image all the same: that of the main variant, or of the first where there is none. */
function variantsOf({ tags: { variants } }, tags) {
  const tagged = [...new Set((asRecords(tags) ?? []).map((one) => textIn(one, "variant")))];
  const [first = ""] = variants;
  const untagged = variants.includes("") ? "" : first;
  return (tagged.length === 0 ? [untagged] : tagged).map((variant) => ({ variant }));
}
/** The images that a digest may be of: without PRODUCTS also those of variants that get no tag this time. */
function findPossibleImages(image, planned, { products }) {
  if (products !== void 0) return planned;
  const variants = image.tags.variants.map((variant) => ({ variant }));
  return [...planned, ...planImages(image, image.products, variants)];
}
/** Reads DIGESTS. One that stands alone says of no image; where one image is planned it can only be of that one. */
function readPlannedDigests(planned, value) {
  const [only, second] = planned;
  if (only === void 0 || second !== void 0 || !isImageDigest(value)) return readImageDigests("DIGESTS", value);
  return decided([{
    product: only.product,
    variant: only.variant,
    digest: value
  }]);
}
/** The planned images with their digests; each must have one, and nothing may that is no image of the policy. */
function addDigests(image, images, input) {
  const digests = readPlannedDigests(images, input["digests"]);
  if (!digests.ok) return digests;
  const digestOf = (to) => digests.value.find((one) => isSameImage(one, to))?.digest ?? "";
  const built = images.map((to) => ({
    ...to,
    digest: digestOf(to)
  }));
  const without = built.find(({ digest }) => digest === "");
  if (without !== void 0) return refused("incomplete", `DIGESTS has nothing for ${describeImage(without)}`);
  const possible = findPossibleImages(image, images, input);
  const extra = digests.value.find((one) => !possible.some((other) => isSameImage(other, one)));
  if (extra === void 0) return decided(built);
  return refused("incomplete", `DIGESTS has ${describeImage(extra)}, which is not planned`);
}

// src/decide/build/moving-tags-door.ts
const shared = {
  IMAGE: { as: "text" },
  TAGS: { as: "json" },
  VERSION: {
    as: "text",
    optional: true
  },
  LISTINGS: { as: "json-file" },
  PRODUCTS: {
    as: "json",
    optional: true
  }
};
const tagsToReadDoor = {
  name: "tags-to-read",
  about: "The few tags whose digest and platforms moving-tags needs.",
  reads: shared,
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const images = readPlannedImages(image.value, input);
    if (!images.ok) return images;
    const request = readTagRequest(image.value, input, images.value);
    return request.ok ? decided({ outputs: { read: findTagsToRead(request.value) } }) : request;
  }
};
const movingTagsDoor = {
  name: "moving-tags",
  about: "The tags that a build writes and moves, in order, and those that stay.",
  reads: {
    ...shared,
    DIGESTS: { as: "text" },
    READINGS: {
      as: "json-file",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const planned = readPlannedImages(image.value, input);
    const images = planned.ok ? addDigests(image.value, planned.value, input) : planned;
    if (!images.ok) return images;
    const request = readTagRequest(image.value, input, images.value);
    if (!request.ok) return request;
    const plan = planTags(request.value);
    return plan.ok ? decided(answerTags(plan.value, request.value)) : plan;
  }
};
function readTagRequest(image, input, images) {
  const tags = readBuildTags(image, input["tags"]);
  if (!tags.ok) return tags;
  const homeless = tags.value.find(({ variant }) => !images.some((one) => one.variant === variant));
  if (homeless !== void 0) return refused("incomplete", `the tag ${showValue(homeless.tag)} has no image of its variant`);
  const text = textIn(input, "version");
  const version = parseVersion(text);
  if (text !== "" && version === void 0) return refused("malformed", `VERSION is ${showValue(text)}, which is no version`);
  if (version === void 0 && tags.value.some(({ mobility }) => mobility === "forward")) return refused("missing", "VERSION is not given, but tags of a release are to be moved");
  const listings = readTagListings(input["listings"], input["readings"]);
  if (!listings.ok) return listings;
  return decided({
    policy: image.tags,
    platforms: image.platforms,
    tags: tags.value,
    version,
    images,
    listings: listings.value
  });
}
/** The tags of build-tags, each of the class that the policy gives it. */
function readBuildTags({ tags: policy }, value) {
  const records = asRecords(value);
  if (records === void 0) return refused("malformed", "TAGS is no list of build-tags");
  const tags = [];
  for (const record of records) {
    const [tag, name, variant] = [
      textIn(record, "tag"),
      textIn(record, "class"),
      textIn(record, "variant")
    ];
    const owner = classOf(policy, tag);
    if (owner === void 0 || owner.name !== name || owner.writer !== "build" || (readTag(owner.grammar, tag, policy.variants)?.["variant"] ?? "") !== variant) return refused("malformed", `TAGS has ${showValue(tag)}, which is no tag of the class ${showValue(name)} that a build writes`);
    tags.push({
      tag,
      class: name,
      mobility: owner.mobility,
      variant
    });
  }
  return decided(tags);
}
/** What stands in the places of this build, and higher versions as far as they decide: every read is a request to a registry. */
function findTagsToRead(request) {
  const higher = findHigherVersions(request);
  const wanted = /* @__PURE__ */ new Map();
  for (const place of findPlaces(request)) {
    const { repository, tag } = place;
    const now = request.listings.get(repository)?.get(tag.tag);
    const names = [...now?.digest === void 0 ? [now] : [], ...findUnreadRivals(place, request, higher)];
    for (const one of names) if (one !== void 0) wanted.set(`${repository}:${one.name}`, {
      repository,
      tag: one.name
    });
  }
  return [...wanted.values()];
}
/** Two higher versions that all registries have keep a tag where it is, whatever else is read. */
function findUnreadRivals(place, request, higher) {
  if (place.tagClass.mobility !== "forward") return [];
  const rivals = findRivals(place, place.repository, {
    higher,
    version: request.version
  });
  if (rivals.filter((rival) => isCompleteVersion(higher, rival)).length > 1) return [];
  return rivals.map(({ tag }) => tag).filter(({ digest, platforms }) => digest === void 0 || platforms === void 0);
}
function answerTags({ move, stay, expect, isNewest }, { policy, listings }) {
  const patterns = policy.classes.map(({ grammar }) => new RegExp(grammarRegex(grammar, policy.variants)));
  const counts = [...listings].map(([repository, tags]) => {
    const strangers = [...tags.keys()].filter((name) => !patterns.some((pattern) => pattern.test(name))).length;
    const versions = findPublished(policy, tags).length;
    return `${repository}: ${tags.size} tags, ${versions} of them versions, ${strangers} in no class of the policy`;
  });
  return {
    outputs: {
      move,
      stay,
      expect,
      latest: isNewest
    },
    log: [
      ...counts,
      ...move.map(({ repository, tag, digest }) => `move  ${repository}:${tag} to ${digest}`),
      ...stay.map(({ repository, tag, because }) => `stay  ${repository}:${tag}, ${because}`)
    ]
  };
}

// src/decide/read-digest.ts
/** How a field is called outside: `sourceDigest` is SOURCE_DIGEST. */
const variableName = (field) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
/** A digest that must be there. */
function readDigest(input, field) {
  const value = input[field];
  if (isImageDigest(value)) return decided(value);
  return refused("malformed", `${variableName(field)} must be sha256: and 64 hex digits, and is ${showValue(value ?? "")}`);
}
/** What a tag stands for; empty when there is no such tag. */
const readFoundDigest = (input, field) => textIn(input, field) === "" ? decided("") : readDigest(input, field);

// src/decide/build/find-revision.ts
/** The label is the only source that names one commit for sure. */
function findRevision({ image, digest, label, tags, isComplete }) {
  if (/^[0-9a-f]{40}$/.test(label)) return {
    revision: label,
    revisions: [label],
    from: "label",
    warnings: []
  };
  const odd = label === "" ? [] : [`the label org.opencontainers.image.revision is ${showValue(label)}, no commit`];
  const listed = asRecords(tags);
  if (listed === void 0) return {
    revision: "",
    revisions: [],
    from: "",
    warnings: [...odd, `${digest} names no commit, and the tags could not be listed`]
  };
  const stamps = listed.filter((one) => one["digest"] === digest).map((one) => textIn(one, "name"));
  const revisions = [...new Set(newestDayFirst(stamps.flatMap((tag) => commitIn(image, tag))).map(({ commit }) => commit))];
  const [revision = ""] = revisions;
  const cut = isComplete ? [] : ["the tags were not listed to the end"];
  const none = revision === "" ? [`no label and no tag says which commit ${digest} was built from`] : [];
  const several = revisions.length > 1 ? [`${digest} was built from several commits: ${revisions.join(", ")}`] : [];
  return {
    revision,
    revisions,
    from: revision === "" ? "" : "tags",
    warnings: [
      ...odd,
      ...cut,
      ...none,
      ...several
    ]
  };
}
/** The commit in the name of a tag of a build. What promotions write has it from there. */
function commitIn({ tags }, tag) {
  const found = classOf(tags, tag);
  if (found?.writer !== "build") return [];
  const { sha7, sha40, date = "" } = readTag(found.grammar, tag, tags.variants) ?? {};
  const commit = sha40 ?? sha7;
  return commit === void 0 ? [] : [{
    commit,
    date
  }];
}
const newestDayFirst = (commits) => commits.toSorted((a, b) => b.date.localeCompare(a.date, "en") || a.commit.localeCompare(b.commit, "en"));
const findRevisionDoor = {
  name: "find-revision",
  about: "Finds the commit that an image was built from.",
  reads: {
    IMAGE: { as: "text" },
    DIGEST: { as: "text" },
    LABEL: {
      as: "text",
      optional: true
    },
    TAGS: {
      as: "json-file",
      optional: true
    },
    COMPLETE: {
      as: "flag",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const digest = readDigest(input, "digest");
    if (!digest.ok) return digest;
    const label = textIn(input, "label");
    const isComplete = input["complete"] !== false;
    const { revision, revisions, from, warnings } = findRevision({
      image: image.value,
      digest: digest.value,
      label,
      tags: input["tags"],
      isComplete
    });
    return decided({
      outputs: {
        revision,
        revisions: revisions.join(" "),
        from
      },
      warnings
    });
  }
};

// src/model/channel.ts
/** Tags that a promotion leaves, named after a commit or, where none is known, after a digest; and those of a rollback. */
const keptKinds = [
  "stamp",
  "stamp-digest",
  "rollback"
];
/** The name of the class of such tags. */
const keptName = (channel, kind) => `${channel}-${kind}`;
/** Tags that only say what the channel itself stood for once. */
const isKeptFor = (channel, { name, writer }) => writer === "promotion" && keptKinds.some((kind) => name === keptName(channel, kind));
/** What a promotion to the channel takes: what a release or a named branch made, and what another channel stands for. */
function isPromotable(tagClass, channel) {
  const { name, writer, causes } = tagClass;
  if (writer === "promotion") return name !== channel && !isKeptFor(channel, tagClass);
  return causes.some((cause) => typeof cause === "object" || cause === "release" || cause === "rebuild");
}
/** What a rollback of the channel takes: a tag that never moves, of a promotion to it or of what may be promoted. */
function isRollbackTag(tagClass, channel) {
  if (tagClass.mobility !== "write-once") return false;
  return isKeptFor(channel, tagClass) || tagClass.writer === "build" && isPromotable(tagClass, channel);
}

// src/decide/promotion/channel-classes.ts
/** The channel and its aliases; each must be a tag that promotions move. */
function findChannel(image, channel, also = []) {
  const tags = [];
  for (const tag of [channel, ...also.filter((alias) => alias !== channel)]) {
    const found = classOf(image.tags, tag);
    if (found?.writer === "promotion" && found.mobility === "free") {
      tags.push({
        tag,
        class: found
      });
      continue;
    }
    const reason = found === void 0 ? "is in no class of its tags" : `is written by ${writerWords(found)}`;
    return refused("refused", `a promotion does not move ${showValue(tag)} of ${image.name}: it ${reason}; it moves: ${movedNames(image)}`);
  }
  const [first, ...others] = tags;
  if (first === void 0) return refused("missing", `${image.name} has no channel to move`);
  return decided({
    image,
    channel: first,
    also: others
  });
}
const writerWords = ({ name, writer, mobility }) => writer === "build" ? `builds (class ${name})` : `promotions ${mobility === "write-once" ? "once" : "forward"} (class ${name})`;
const movedNames = ({ tags }) => tags.classes.filter(({ writer, mobility }) => writer === "promotion" && mobility === "free").map(({ grammar }) => grammar).join(", ") || "none";
/** The image in its first registry, as sentences and references name it. */
function nameOf({ name, registries }) {
  const [first] = registries;
  return first === void 0 ? name : fullName(first);
}
/** The class of the tags that a change of the channel leaves behind, where the policy has it. */
function keptClass({ tags }, channel, kind) {
  return tags.classes.find(({ name, writer }) => writer === "promotion" && name === keptName(channel, kind));
}

// src/decide/promotion/read-promotion-input.ts
/** Tags, separated by blanks, commas or line ends. */
function readTagList(input, field) {
  const tags = textIn(input, field).split(/[\s,]+/).filter((tag) => tag !== "");
  const wrong = tags.find((tag) => !isTagName(tag));
  return wrong === void 0 ? decided(tags) : refused("malformed", `${variableName(field)} holds ${showValue(wrong)}, which is no tag`);
}
/** The day, and the time where there is one; nothing here has a clock. */
function readDay(input) {
  const date = textIn(input, "date");
  const time = textIn(input, "time");
  if (!/^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(date)) return refused("malformed", `DATE is ${showValue(date)}, not YYYYMMDD`);
  if (time !== "" && !/^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(time)) return refused("malformed", `TIME is ${showValue(time)}, not HHMMSS`);
  return decided({
    date,
    time
  });
}
function readChangeKind(input) {
  const kind = textIn(input, "kind") || "promotion";
  if (kind === "promotion" || kind === "rollback") return decided(kind);
  return refused("malformed", `KIND is ${showValue(kind)}, not promotion or rollback`);
}
const readAuthor = (input) => ({
  by: textIn(input, "by"),
  run: textIn(input, "run"),
  reason: oneLine(textIn(input, "reason"))
});
/** Free text as a record keeps it. */
const oneLine = (text) => text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();

// src/decide/promotion/read-moved-channel.ts
/** From IMAGE, ALSO and the variable that names the channel. */
function readMovedChannel(input, policy, field = "channel") {
  const image = findImage(policy, input["image"]);
  if (!image.ok) return image;
  const also = readTagList(input, "also");
  return also.ok ? findChannel(image.value, textIn(input, field), also.value) : also;
}

// src/decide/promotion/promotion-check.ts
/**
* Compares, so that the writes that follow are safe. The log is asked too: a channel that was moved and moved back looks as it
* did. True when the channel stands for the digest already.
*/
function checkApproved(change) {
  const { channel, digest, replaces, found, entries, seen, run } = change;
  const isNew = ({ id }) => seen !== void 0 && id > seen;
  const since = entries.find((entry) => isNew(entry) && !(run !== "" && entry.run === run) && entry.digest !== digest);
  const again = "start a new run";
  if (since !== void 0) return refused("refused", `since the preview there was ${describeRecord(since)}; ${again}`);
  if (found === digest) return decided(true);
  if (found === replaces) return decided(false);
  const [now, then] = [found || "nothing", replaces || "nothing"];
  return refused("refused", `${channel} stands for ${now}, and stood for ${then} at the preview; ${again}`);
}
/** The newest record of the preview. Only in an emergency the preview may have gone without the log. */
function readSeen(input) {
  const given = input["seen"];
  const seen = given === "" ? 0 : wholeNumberIn(input, "seen");
  if (seen !== void 0) return decided(seen);
  if (given !== "unread") return refused("malformed", `SEEN is ${showValue(given)}, not the number of a record`);
  if (textIn(input, "breakGlass") !== "") return decided(void 0);
  return refused("refused", "the promotion log could not be read at the preview, and BREAK_GLASS gives no reason to go on");
}
const promotionCheckDoor = {
  name: "promotion-check",
  about: "Checks under the lock that nothing happened to the channel since the preview.",
  reads: {
    IMAGE: { as: "text" },
    CHANNEL: { as: "text" },
    DIGEST: { as: "text" },
    REPLACES: { as: "text" },
    FOUND: { as: "text" },
    LOG: {
      as: "json-file",
      optional: true
    },
    SEEN: { as: "text" },
    RUN: {
      as: "text",
      optional: true
    },
    BREAK_GLASS: {
      as: "text",
      optional: true
    }
  },
  decide: (input, policy) => {
    const moved = readMovedChannel(input, policy);
    if (!moved.ok) return moved;
    const digest = readDigest(input, "digest");
    if (!digest.ok) return digest;
    const replaces = readFoundDigest(input, "replaces");
    if (!replaces.ok) return replaces;
    const found = readFoundDigest(input, "found");
    if (!found.ok) return found;
    const log = readPromotionLog(input["log"], moved.value.image.name);
    if (!log.ok && textIn(input, "breakGlass") === "") return log;
    const entries = log.ok ? log.value.entries : [];
    const warnings = log.ok ? [] : log.sentences;
    const seen = readSeen(input);
    if (!seen.ok) return seen;
    const checked = checkApproved({
      channel: moved.value.channel.tag,
      digest: digest.value,
      replaces: replaces.value,
      found: found.value,
      entries,
      seen: seen.value,
      run: textIn(input, "run")
    });
    return checked.ok ? decided({
      outputs: {
        already: String(checked.value),
        go: "true"
      },
      warnings
    }) : checked;
  }
};

// src/decide/promotion/promotion-log-releases.ts
/**
* One entry a release that is named after a stamp or an audit tag, in the order in which they were published. `created_at` is no
* help, for it is the date of the commit; and the times of tags change whenever one is pushed again.
*/
function traceReleases({ image, channel, releases, tags, before }) {
  const [listed, named] = [asRecords(releases), asRecords(tags)];
  if (listed === void 0) return refused("unreadable", "RELEASES holds no list of releases");
  if (named === void 0) return refused("unreadable", "TAGS holds no list of tags with their digests");
  const digests = new Map(named.map((one) => [textIn(one, "name"), textIn(one, "digest")]));
  const traces = listed.flatMap((release) => traceOf(image, channel, release));
  const undated = traces.find(({ at }) => Number.isNaN(Date.parse(at)));
  if (undated !== void 0) return refused("unreadable", `the release ${undated.stamp} has no date of publication`);
  const entries = [];
  const lost = [];
  let replaces = "";
  const end = before === void 0 ? Infinity : Date.parse(before);
  const old = traces.filter(({ at }) => Date.parse(at) < end).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const { at, kind, stamp } of old) {
    const digest = digests.get(stamp);
    if (isImageDigest(digest)) entries.push({
      id: 0,
      at,
      kind,
      digest,
      replaces,
      state: "success",
      stamp
    });
    else lost.push(stamp);
    replaces = isImageDigest(digest) ? digest : "";
  }
  return decided({
    entries: numberedBelowZero(entries),
    lost
  });
}
/** Numbers below those of records, in the order of publication: those of releases rise as drafts are made. */
const numberedBelowZero = (entries) => entries.map((entry, n) => ({
  ...entry,
  id: n - entries.length
}));
function traceOf(image, channel, release) {
  const stamp = textIn(release, "tag_name");
  const reads = (kind) => {
    const found = keptClass(image, channel, kind);
    return found !== void 0 && readTag(found.grammar, stamp, image.tags.variants) !== void 0;
  };
  if (release["draft"] === true) return [];
  const base = {
    at: textIn(release, "published_at"),
    stamp
  };
  if (reads("rollback")) return [{
    ...base,
    kind: "rollback"
  }];
  return reads("stamp") || reads("stamp-digest") ? [{
    ...base,
    kind: "promotion"
  }] : [];
}

// src/decide/promotion/promotion-log-door.ts
const promotionLogDoor = {
  name: "promotion-log",
  about: "Reads the promotion log of a channel: from deployments, and from releases what was before them.",
  reads: {
    IMAGE: { as: "text" },
    CHANNEL: { as: "text" },
    LOG: {
      as: "json-file",
      optional: true
    },
    RELEASES: {
      as: "json-file",
      optional: true
    },
    TAGS: {
      as: "json-file",
      optional: true
    }
  },
  decide: (input, policy) => {
    const moved = readMovedChannel(input, policy);
    if (!moved.ok) return moved;
    const log = readWhole(input, moved.value);
    return log.ok ? decided(tellPromotionLog(log.value)) : log;
  }
};
/** The log, and before it what releases tell of the time when there was none. */
function readWhole(input, { image, channel }) {
  const { log: given, releases, tags } = input;
  if (given === void 0 && releases === void 0) return refused("missing", "promotion-log: neither LOG nor RELEASES is set");
  const log = readPromotionLog(given ?? [], image.name);
  if (!log.ok || releases === void 0) return log.ok ? decided({
    ...log.value,
    lost: []
  }) : log;
  const { entries, unrelated } = log.value;
  const traced = traceReleases({
    image,
    channel: channel.tag,
    releases,
    tags,
    before: entries[0]?.at
  });
  if (!traced.ok) return traced;
  return decided({
    entries: [...traced.value.entries, ...entries],
    unrelated,
    lost: traced.value.lost
  });
}
function tellPromotionLog({ entries, unrelated, lost }) {
  const open = entries.filter(({ state }) => state !== "success");
  return {
    outputs: {
      entries,
      count: String(entries.length),
      unrelated: String(unrelated),
      last: newestRecord(entries),
      current: followLog(entries).line.at(-1)?.digest ?? "",
      unfinished: open.map(({ id }) => id)
    },
    summary: formatLog(entries),
    warnings: [...open.map((entry) => `${describeRecord(entry)} was not finished (${entry.state}): ${entry.digest}`), ...lost.length === 0 ? [] : [`the registry has no tag any more for: ${lost.join(", ")}`]]
  };
}
function formatLog(entries) {
  return [
    "| Record | Time | Change | Digest | Tag | State |",
    "|---|---|---|---|---|---|",
    ...entries.slice(-30).map(({ id, at, kind, digest, state, stamp = "" }) => `| ${id} | ${at} | ${kind} | ${codeSpan(digest)} | ${stamp} | ${state} |`).toReversed()
  ].join("\n");
}

// src/decide/promotion/promotion-preview.ts
/** The preview as Markdown. */
function formatPreview(preview) {
  const { title, image, digest, replaces, revisions, tags, reason, override, change, commits } = preview;
  const facts = factList({
    Image: codeSpan(image),
    Digest: codeSpan(digest),
    Replaces: replaces === "" ? "nothing" : codeSpan(replaces),
    Commit: revisions.map(codeSpan).join(", ") || "not known",
    "Tags, in this order": tags.map(codeSpan).join(", "),
    Reason: reason && codeSpan(reason),
    Override: override && codeSpan(override)
  });
  const still = change ? [] : ["The channel stands for this digest already."];
  return [
    `### ${title}`,
    ...still,
    facts,
    ...formatCommits(commits)
  ].join("\n\n");
}
/** The commits that come with a change; what cannot be read is left out, for it decides nothing. */
function formatCommits(comparison) {
  const { status, commits: listed } = isJsonRecord(comparison) ? comparison : {};
  const commits = asRecords(listed);
  if (commits === void 0 || status === "unknown") return [];
  const lost = status === "behind" || status === "diverged" ? ["What stands there now has commits that this has not."] : [];
  if (commits.length === 0) return lost.length > 0 ? lost : ["No commit lies between the two."];
  const lines = commits.slice(-50).map((one) => `- ${codeSpan(textIn(one, "sha").slice(0, 7))} ${codeSpan(textIn(one, "subject"))}`);
  const hidden = commits.length - lines.length;
  const more = hidden > 0 ? [`- and ${hidden} before them`] : [];
  return [
    `${commits.length} ${commits.length === 1 ? "commit" : "commits"}:`,
    [...lines, ...more].join("\n"),
    ...lost
  ];
}

// src/decide/promotion/promotion-notes.ts
/** Title and notes of the release. */
function writePromotionNotes(change) {
  const { kind, moved, name, digest, replaces, from, revision, reason, by, runUrl, commits } = change;
  const { image, channel, also } = moved;
  const full = nameOf(image);
  const ref = (tag) => tag === "" ? "" : codeSpan(tag.includes(":") ? `${full}@${tag}` : `${full}:${tag}`);
  const isPromotion = kind === "promotion";
  const facts = factList({
    Image: ref(channel.tag),
    [isPromotion ? "Stamp" : "Audit tag"]: ref(name),
    Alias: also.map(({ tag }) => ref(tag)).join(", "),
    Digest: codeSpan(digest),
    "Digest before": replaces && codeSpan(replaces),
    [isPromotion ? "Promoted from" : "Rolled back to"]: ref(from),
    Commit: revision && codeSpan(revision),
    Reason: reason && codeSpan(reason),
    By: by && codeSpan(by),
    "Transparency log": `https://search.sigstore.dev/?hash=${digest}`,
    Run: runUrl
  });
  return {
    title: `${isPromotion ? "Production release" : "Production rollback"} ${name}`,
    notes: [facts, ...formatCommits(commits)].join("\n\n")
  };
}
/**
* A new promotion is the latest release. One that is written again keeps what it has, or an old promotion that is repeated would
* become the latest; a rollback never is.
*/
function mayBeLatest(kind, isThere) {
  if (kind === "rollback") return "false";
  return isThere ? "" : "true";
}
const optionalText$3 = {
  as: "text",
  optional: true
};
const promotionNotesDoor = {
  name: "promotion-notes",
  about: "Writes the release notes of a promotion or rollback.",
  reads: {
    IMAGE: { as: "text" },
    KIND: { as: "text" },
    CHANNEL: { as: "text" },
    NAME: { as: "text" },
    DIGEST: { as: "text" },
    REPLACES: optionalText$3,
    ALSO: optionalText$3,
    FROM: optionalText$3,
    REVISION: optionalText$3,
    REASON: optionalText$3,
    BY: optionalText$3,
    RUN_URL: optionalText$3,
    COMMITS: {
      as: "json-file",
      optional: true
    },
    EXISTING: {
      as: "flag",
      optional: true
    }
  },
  decide: (input, policy) => {
    const change = readMadeChange(input, policy);
    if (!change.ok) return change;
    const words = writePromotionNotes(change.value);
    const latest = mayBeLatest(change.value.kind, input["existing"] === true);
    return decided({
      outputs: {
        ...words,
        "make-latest": latest
      },
      summary: `### ${words.title}\n\n${words.notes}`
    });
  }
};
function readMadeChange(input, policy) {
  const moved = readMovedChannel(input, policy);
  if (!moved.ok) return moved;
  const kind = readChangeKind(input);
  if (!kind.ok) return kind;
  const digest = readDigest(input, "digest");
  if (!digest.ok) return digest;
  const replaces = readFoundDigest(input, "replaces");
  if (!replaces.ok) return replaces;
  const [name, runUrl] = [textIn(input, "name"), textIn(input, "runUrl")];
  if (!isTagName(name)) return refused("malformed", `NAME is ${showValue(name)}, which is no name of a tag`);
  if (runUrl !== "" && !/^https:\/\/[^\s<>()]+$/.test(runUrl)) return refused("malformed", `RUN_URL is ${showValue(runUrl)}, which is no address`);
  const text = (field) => oneLine(textIn(input, field));
  return decided({
    kind: kind.value,
    moved: moved.value,
    name,
    digest: digest.value,
    replaces: replaces.value,
    from: text("from"),
    revision: text("revision"),
    reason: text("reason"),
    by: text("by"),
    runUrl,
    commits: input["commits"]
  });
}

// src/decide/promotion/handed-record.ts
/** Digests, tags and commits only. */
const toHandOn = ({ image: _image, by: _by, reason: _reason, override: _override, ...rest }) => rest;

// src/decide/promotion/change-record.ts
/** The record of a change that is about to be made. */
function makeRecord({ kind, image, digest, replaces, ...details }) {
  const given = Object.entries(details).filter(([, value]) => value !== "");
  return {
    kind,
    image,
    digest,
    replaces,
    ...Object.fromEntries(given)
  };
}
/**
* What this run began in an earlier attempt, or finished of what another run had left: it goes on with that, whatever its
* source stands for by now. When something else was recorded since, the run has been overtaken and stops.
*/
function findOwnRecord(entries, run, kind) {
  const place = run === "" ? -1 : entries.findLastIndex((entry) => entry.run === run || isFinishedBy(entry, run, kind));
  const own = entries[place];
  if (own === void 0) return decided(void 0);
  const newer = entries[place + 1];
  const did = own.run === run ? "made" : "finished";
  if (newer !== void 0) return refused("refused", `this run ${did} ${describeRecord(own)}, and since then there was ${describeRecord(newer)}; start a new run`);
  if (own.kind !== kind) return refused("refused", `this run made ${describeRecord(own)}, and is now to make a ${kind}`);
  return decided(own);
}
/** A run only ever finishes what is of its own kind, so a record of the other kind says nothing about it. */
const isFinishedBy = (entry, run, kind) => entry.kind === kind && entry.runs?.includes(run) === true;
/**
* What another run began and left: the channel stands for its digest, and not all is done. A new run of the same kind that leads
* there finishes it, instead of taking one more step.
*/
function findOpenRecord(entries, current, kind) {
  const newest = entries.at(-1);
  return newest?.kind === kind && newest.state !== "success" && newest.replaces !== newest.digest && newest.digest === current ? newest : void 0;
}

// src/decide/promotion/promotion-plan.ts
/** Plans a promotion. A run that is repeated goes on with the digest that it began with. */
function planPromotion(wish) {
  const { moved, entries, run, target } = wish;
  const own = findOwnRecord(entries, run, "promotion");
  if (!own.ok) return own;
  const begun = own.value;
  const problem = begun === void 0 ? findSourceProblem(wish) : void 0;
  if (problem !== void 0) return problem;
  const digest = begun?.digest ?? wish.source;
  const replaces = begun?.replaces ?? target;
  const change = digest !== target;
  const isOwn = begun?.run === run;
  const open = change || isOwn ? void 0 : begun ?? findOpenRecord(entries, target, "promotion");
  const revisions = begun?.revision === void 0 ? wish.revisions : [begun.revision];
  const stamp = (begun ?? open)?.stamp ?? (change ? writeStamp(wish, digest) : "");
  const { image, channel } = moved;
  const { by, reason, override } = wish;
  const [revision = ""] = revisions;
  return decided({
    digest,
    replaces,
    stamp,
    revisions,
    writes: [...stampWrites(moved, stamp), ...[...moved.also, channel].map(asWrite)],
    change,
    log: change || isOwn ? "start" : open === void 0 ? "none" : "finish",
    open,
    record: makeRecord({
      kind: "promotion",
      image: image.name,
      digest,
      replaces,
      stamp,
      revision,
      by,
      run,
      reason,
      override
    }),
    seen: newestRecord(entries)
  });
}
function findSourceProblem({ moved, from, source, target, entries, override }) {
  const { image, channel } = moved;
  const ref = `${nameOf(image)}${from.includes(":") ? "@" : ":"}${from}`;
  if (source === "") return refused("missing", `Failed to resolve ${ref}`);
  const rollback = followLog(entries, target).rejected.get(source);
  if (rollback === void 0 || override !== "") return void 0;
  const history = `${channel.tag} was rolled back from it: ${describeRecord(rollback)}`;
  return refused("refused", `${source} is not promoted again: ${history}; to promote it all the same, say why in the override`);
}
/**
* A commit in the name where one is known; else a form of its own, so that nobody takes part of a digest for a commit. Empty
* where the policy has no such class: the record alone then tells of the promotion.
*/
function writeStamp({ moved, revisions, date }, digest) {
  const { image, channel } = moved;
  const [commit] = revisions;
  const found = keptClass(image, channel.tag, commit === void 0 ? "stamp-digest" : "stamp");
  const hex = digest.slice(7);
  const values = {
    date,
    hex,
    hex12: hex.slice(0, 12),
    ...commit && {
      sha7: commit.slice(0, 7),
      sha40: commit
    }
  };
  return (found && writeTag(found.grammar, values)) ?? "";
}
function stampWrites({ image }, stamp) {
  const found = classOf(image.tags, stamp);
  return found === void 0 ? [] : [asWrite({
    tag: stamp,
    class: found
  })];
}
/** A tag that has to be written. */
const asWrite = ({ tag, class: { name, mobility } }) => ({
  tag,
  class: name,
  mobility,
  need: "must"
});

// src/decide/promotion/promotion-source.ts
/** Reads a tag or digest. A git tag such as `v1.2.3` stands for the tag of its version. */
function readPromotionSource({ kind, image, channel, given }) {
  if (given.includes(":")) {
    if (!isImageDigest(given)) return refused("malformed", `the digest must be sha256: and 64 hex digits, and is ${showValue(given)}`);
    return decided({
      tag: "",
      digest: given,
      ref: `${nameOf(image)}@${given}`
    });
  }
  const tag = versionTagOf(image, given) ?? given;
  if (!isTagName(tag)) return refused("malformed", `${showValue(given)} is neither a tag nor a digest`);
  const found = classOf(image.tags, tag);
  const isTaken = kind === "promotion" ? isPromotable : isRollbackTag;
  if (found !== void 0 && isTaken(found, channel)) return decided({
    tag,
    digest: "",
    ref: `${nameOf(image)}:${tag}`
  });
  const taken = image.tags.classes.filter((one) => isTaken(one, channel)).map(({ grammar }) => grammar);
  return refused("refused", `${showValue(given)} ${refusalWords(kind, channel, found)}; ${takenWords(taken)}`);
}
function versionTagOf({ tags }, given) {
  const read = readGitTag(tags, given);
  const version = tags.classes.find(({ causes }) => read !== void 0 && causes.includes(read.cause));
  return read && version && writeTag(version.grammar, read.values);
}
function refusalWords(kind, channel, found) {
  const what = found === void 0 ? "in no class of tags" : `of the class ${found.name}`;
  return kind === "promotion" ? `is ${what}, and is not promoted to ${channel}` : `is ${what}, and ${channel} is not rolled back to it`;
}
const takenWords = (grammars) => `these are, or a digest: ${grammars.join(", ") || "none"}`;
const promotionSourceDoor = {
  name: "promotion-source",
  about: "Reads the tag or digest that is to be promoted or rolled back to, before it is resolved.",
  reads: {
    IMAGE: { as: "text" },
    CHANNEL: { as: "text" },
    KIND: {
      as: "text",
      optional: true
    },
    GIVEN: {
      as: "text",
      optional: true
    },
    DEFAULT: {
      as: "text",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const kind = readChangeKind(input);
    if (!kind.ok) return kind;
    const given = textIn(input, "given").trim() || textIn(input, "default");
    if (given === "" && kind.value === "rollback") return decided({ outputs: {
      ref: "",
      tag: "",
      digest: "",
      from: ""
    } });
    if (given === "") return refused("missing", "nothing is said about what to promote");
    const source = readPromotionSource({
      kind: kind.value,
      image: image.value,
      channel: textIn(input, "channel"),
      given
    });
    if (!source.ok) return source;
    const { tag, digest, ref } = source.value;
    return decided({ outputs: {
      ref,
      tag,
      digest,
      from: tag || digest
    } });
  }
};

// src/decide/promotion/promotion-plan-door.ts
const optionalText$2 = {
  as: "text",
  optional: true
};
const promotionPlanDoor = {
  name: "promotion-plan",
  about: "Plans a promotion: the digest, the tags in their order, the record.",
  reads: {
    IMAGE: { as: "text" },
    FROM: { as: "text" },
    TO: { as: "text" },
    SOURCE_DIGEST: { as: "text" },
    TARGET_DIGEST: { as: "text" },
    LOG: { as: "json-file" },
    DATE: { as: "text" },
    REVISION: optionalText$2,
    ALSO: optionalText$2,
    OVERRIDE: optionalText$2,
    REASON: optionalText$2,
    BY: optionalText$2,
    RUN: optionalText$2,
    COMMITS: {
      as: "json-file",
      optional: true
    },
    TAGS: {
      as: "json-file",
      optional: true
    }
  },
  decide: (input, policy) => {
    const wish = readPromotionWish(input, policy);
    if (!wish.ok) return wish;
    const plan = planPromotion(wish.value);
    return plan.ok ? decided(tellPromotionPlan(wish.value, plan.value, input)) : plan;
  }
};
function readPromotionWish(input, policy) {
  const moved = readMovedChannel(input, policy, "to");
  if (!moved.ok) return moved;
  const { image, channel } = moved.value;
  const given = textIn(input, "from");
  const read = readPromotionSource({
    kind: "promotion",
    image,
    channel: channel.tag,
    given
  });
  if (!read.ok) return read;
  const source = readFoundDigest(input, "sourceDigest");
  const target = readFoundDigest(input, "targetDigest");
  const day = readDay(input);
  const log = readPromotionLog(input["log"], image.name);
  if (!source.ok) return source;
  if (!target.ok) return target;
  if (!day.ok) return day;
  if (!log.ok) return log;
  const problem = findUntagged(moved.value, read.value.digest, input["tags"]);
  if (problem !== void 0) return refused("refused", problem);
  return decided({
    ...readAuthor(input),
    moved: moved.value,
    from: read.value.tag || read.value.digest,
    source: source.value,
    target: target.value,
    revisions: readCommits(input),
    date: day.value.date,
    override: oneLine(textIn(input, "override")),
    entries: log.value.entries
  });
}
/** A digest that was typed must be one that a build has given a name; checked where the tags were listed. */
function findUntagged({ image, channel }, digest, tags) {
  const listed = asRecords(tags);
  if (digest === "" || listed === void 0) return void 0;
  return listed.some((one) => {
    const found = one["digest"] === digest ? classOf(image.tags, textIn(one, "name")) : void 0;
    return found !== void 0 && isPromotable(found, channel.tag);
  }) ? void 0 : `no tag that may be promoted to ${channel.tag} stands for ${digest}`;
}
const words = (text) => text.split(/[\s,]+/).filter((word) => word !== "");
const isCommitName = (text) => /^[0-9a-f]{7,40}$/.test(text);
const readCommits = (input) => words(textIn(input, "revision")).filter(isCommitName);
function tellPromotionPlan(wish, plan, input) {
  const { moved, from } = wish;
  const { image, channel } = moved;
  const { digest, replaces, stamp, revisions, writes, change, log, open, record, seen } = plan;
  const [revision = ""] = revisions;
  const tags = writes.map(({ tag }) => tag);
  const title = `Promote ${from} to ${channel.tag}`;
  const { reason = "", override = "" } = record;
  const preview = {
    title,
    image: nameOf(image),
    digest,
    replaces,
    revisions,
    tags,
    reason,
    override,
    change
  };
  return {
    outputs: {
      digest,
      replaces,
      stamp,
      revision,
      target: revision.length === 40 ? revision : "",
      todo: String(change || log !== "none"),
      change: String(change),
      record: toHandOn(record),
      log,
      "record-id": open === void 0 ? "" : String(open.id),
      writes,
      tags: tags.join(" "),
      seen
    },
    summary: formatPreview({
      ...preview,
      commits: input["commits"]
    }),
    warnings: findWarnings(wish, plan, input)
  };
}
function findWarnings({ source, moved }, { digest, stamp, change }, input) {
  const odd = words(textIn(input, "revision")).filter((word) => !isCommitName(word));
  const other = source !== "" && source !== digest ? [`this run goes on with ${digest}, with which it began, and not with ${source}`] : [];
  const bare = change && stamp === "" ? [`no class of ${moved.image.name} leaves a tag for this promotion; the log alone tells of it`] : [];
  return [
    ...odd.map((word) => `REVISION holds ${showValue(word)}, which is no commit`),
    ...other,
    ...bare
  ];
}

// src/decide/promotion/promotion-report.ts
const again = "run the failed jobs of this run again: they go on where they stopped";
/** One sentence that says whether the channel moved, and one for each part that is missing. */
function reportChange(change) {
  const { moved, ends, digest, replaces, todo } = change;
  const { tag } = moved.channel;
  if (ends.preview !== "success") return {
    title: `${tag} was not touched`,
    troubles: []
  };
  if (!todo) return {
    title: `${tag} stands for this digest already`,
    troubles: []
  };
  if (ends.move === "skipped") return {
    title: `${tag} was not touched: nobody approved`,
    troubles: []
  };
  if (ends.move !== "success" && !ends.moved) {
    const [before, after] = [replaces || "nothing", digest];
    return {
      title: `It is not sure what ${tag} stands for`,
      troubles: [`the move of ${tag} from ${before} to ${after} did not come to its end; ${again}`]
    };
  }
  return {
    title: `${tag} ${change.kind === "promotion" ? "was promoted" : "was rolled back"}`,
    troubles: findTroubles(change)
  };
}
const isBroken = (end) => end === "failure" || end === "cancelled";
function findTroubles({ moved, ends }) {
  const { tag } = moved.channel;
  return [
    ...ends.move === "success" ? [] : [`${tag} moved, and its record is not closed; ${again}`],
    ...isBroken(ends.redeploy) ? [`${tag} moved, and nobody deploys it yet; ${again}`] : [],
    ...isBroken(ends.release) ? [`${tag} moved, and there is no release that tells of it yet; ${again}`] : [],
    ...ends.release === "skipped" && ends.move === "success" ? ["no release was made: the commit of the image is not known, or no tag tells of the change"] : []
  ];
}
function formatReport(change, title, troubles) {
  const { kind, moved, name, digest, replaces, ends, releaseUrl, redeployUrl, health } = change;
  const hasMoved = ends.move === "success" || ends.moved;
  const full = nameOf(moved.image);
  const ref = (tag) => codeSpan(`${full}:${tag}`);
  const facts = factList({
    Image: hasMoved ? ref(moved.channel.tag) : "",
    [kind === "promotion" ? "Stamp" : "Audit tag"]: hasMoved && name !== "" ? ref(name) : "",
    Alias: hasMoved ? moved.also.map(({ tag }) => ref(tag)).join(", ") : "",
    Digest: digest && codeSpan(digest),
    "Digest before": replaces && codeSpan(replaces),
    Release: releaseUrl,
    Deployment: redeployUrl,
    Health: hasMoved ? health : ""
  });
  return [
    `### ${title}`,
    ...troubles,
    facts
  ].filter((part) => part !== "").join("\n\n");
}
const optionalText$1 = {
  as: "text",
  optional: true
};
const promotionReportDoor = {
  name: "promotion-report",
  about: "Says at the end of a promotion or rollback what the channel stands for.",
  reads: {
    IMAGE: { as: "text" },
    KIND: { as: "text" },
    CHANNEL: { as: "text" },
    ALSO: optionalText$1,
    NAME: optionalText$1,
    DIGEST: optionalText$1,
    REPLACES: optionalText$1,
    TODO: {
      as: "flag",
      optional: true
    },
    PREVIEW: { as: "text" },
    MOVE: { as: "text" },
    MOVED: {
      as: "flag",
      optional: true
    },
    RELEASE: optionalText$1,
    RELEASE_URL: optionalText$1,
    REDEPLOY: optionalText$1,
    REDEPLOY_URL: optionalText$1,
    HEALTH: optionalText$1
  },
  decide: (input, policy) => {
    const change = readChangeReport(input, policy);
    if (!change.ok) return change;
    const { title, troubles } = reportChange(change.value);
    return decided({
      outputs: { title },
      summary: formatReport(change.value, title, troubles),
      warnings: troubles
    });
  }
};
function readChangeReport(input, policy) {
  const moved = readMovedChannel(input, policy);
  if (!moved.ok) return moved;
  const kind = readChangeKind(input);
  if (!kind.ok) return kind;
  const digest = readFoundDigest(input, "digest");
  if (!digest.ok) return digest;
  const replaces = readFoundDigest(input, "replaces");
  if (!replaces.ok) return replaces;
  const text = (field) => textIn(input, field);
  return decided({
    kind: kind.value,
    moved: moved.value,
    name: text("name"),
    digest: digest.value,
    replaces: replaces.value,
    todo: flagIn(input, "todo"),
    ends: {
      preview: text("preview"),
      move: text("move"),
      moved: flagIn(input, "moved"),
      release: text("release"),
      redeploy: text("redeploy")
    },
    releaseUrl: text("releaseUrl"),
    redeployUrl: text("redeployUrl"),
    health: text("health")
  });
}

// src/decide/promotion/retag-plan.ts
/** Refuses tags of promotions, tags that never move or only move forward, and names that are no tags. */
function planRetag({ image, source, target }) {
  const wrong = findWrongName(source, target);
  if (wrong !== void 0) return refused("malformed", wrong);
  if (source === target) return refused("refused", `source and target are both ${showValue(source)}: there is nothing to do`);
  const owner = findOwner(image, target);
  if (owner !== void 0) return refused("refused", `${showValue(target)} is not moved by hand: ${owner}`);
  const ref = `${nameOf(image)}${isImageDigest(source) ? "@" : ":"}${source}`;
  return decided({
    ref,
    hasClass: classOf(image.tags, target) !== void 0
  });
}
function findWrongName(source, target) {
  if (!isTagName(target)) return `target is ${showValue(target)}, which is no name of a tag`;
  if (isTagName(source) || isImageDigest(source)) return void 0;
  return `source is ${showValue(source)}, which is neither a tag nor a digest`;
}
/** Everything that begins like a channel of promotions belongs to it: rollbacks look for their targets there. */
function findOwner({ tags }, target) {
  const channel = tags.classes.find(({ writer, grammar }) => writer === "promotion" && (target === grammar || target.startsWith(`${grammar}-`)));
  if (channel !== void 0) return `${channel.grammar} and what begins with ${channel.grammar}- are written by promotions and rollbacks`;
  if (subjectOfTag(target) !== void 0) return "a signature or attestation of another image lies there";
  const found = classOf(tags, target);
  if (found === void 0 || found.writer === "build" && found.mobility === "free") return void 0;
  if (found.writer === "promotion") return `promotions and rollbacks write the class ${found.name}`;
  return `a tag of the class ${found.name} ${found.mobility === "write-once" ? "never moves" : "only moves forward, with a release"}`;
}
const retagPlanDoor = {
  name: "retag-plan",
  about: "Says whether a tag may be pointed at what another stands for.",
  reads: {
    IMAGE: { as: "text" },
    SOURCE: { as: "text" },
    TARGET: { as: "text" },
    SOURCE_DIGEST: {
      as: "text",
      optional: true
    },
    TARGET_DIGEST: {
      as: "text",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const [source, target] = [textIn(input, "source"), textIn(input, "target")];
    const plan = planRetag({
      image: image.value,
      source,
      target
    });
    if (!plan.ok) return plan;
    const [from, to] = [readFoundDigest(input, "sourceDigest"), readFoundDigest(input, "targetDigest")];
    if (!from.ok) return from;
    if (!to.ok) return to;
    const todo = from.value === "" || from.value !== to.value;
    const warnings = plan.value.hasClass ? [] : [`${target} is in no class of tags of ${image.value.name}: nothing cleans it up`];
    return decided({
      outputs: {
        ref: plan.value.ref,
        target,
        todo: String(todo)
      },
      warnings
    });
  }
};

// src/decide/promotion/rollback-target.ts
/** Chooses the target. The order is that of the log, never that of dates of tags; a run that is repeated keeps its target. */
function chooseRollbackTarget(wish) {
  const { moved, current, entries, run, wanted } = wish;
  const { tag } = moved.channel;
  if (current === "") return refused("missing", `Failed to inspect current :${tag} digest.`);
  const own = findOwnRecord(entries, run, "rollback");
  if (!own.ok) return own;
  const history = followLog(entries, current);
  const open = findOpenRecord(entries, current, "rollback");
  const begun = own.value ?? (leadsTo(wish, open?.digest) ? open : void 0);
  if (begun !== void 0) {
    const { digest, replaces } = begun;
    const isOwn = own.value !== void 0 && own.value.run === run;
    return decided({
      digest,
      replaces,
      entry: promotionOf(history, digest),
      begun,
      isOwn
    });
  }
  const chosen = wanted === "" ? chooseByLog(wish, history) : chooseWanted(wish, history);
  if (!chosen.ok) return chosen;
  return decided({
    digest: chosen.value.digest,
    replaces: current,
    entry: chosen.value.entry,
    begun,
    isOwn: false
  });
}
/** A rollback without a target leads wherever the last one was to go. */
const leadsTo = (wish, digest) => wish.wanted === "" || wantedDigestOf(wish) === digest;
const wantedDigestOf = ({ wanted, wantedDigest }) => wanted.includes(":") ? wanted : wantedDigest;
const promotionOf = ({ completed }, digest) => completed.get(digest)?.entry;
function chooseByLog({ moved, current }, history) {
  const previous = previousMilestone(history, current);
  if (previous !== void 0) return decided(previous);
  const { tag } = moved.channel;
  const why = [...history.rejected.values()].length === 0 ? [] : [`Left out, for they were rolled back from: ${[...history.rejected.keys()].join(", ")}.`];
  return refused("refused", `No previous ${tag}-* tag found whose digest differs from current :${tag}.`, ...why);
}
function chooseWanted(wish, history) {
  const { moved, current, wanted, breakGlass } = wish;
  const { image, channel } = moved;
  const digest = wantedDigestOf(wish);
  if (digest === "") return refused("refused", `Tag ${wanted} not found in ${nameOf(image)}`);
  if (digest === current) return refused("refused", `Target tag ${wanted} already matches current :${channel.tag}.`);
  const known = history.completed.get(digest);
  const rejection = history.rejected.get(digest);
  const insist = "to go there all the same, say why in the break-glass input";
  if (breakGlass === "" && rejection !== void 0) return refused("refused", `${wanted} was rolled back from: ${describeRecord(rejection)}; ${insist}`);
  if (breakGlass === "" && known === void 0) return refused("refused", `${wanted} (${digest}) was never promoted to ${channel.tag} to the end; ${insist}`);
  return decided(known ?? {
    digest,
    complete: false
  });
}

// src/decide/promotion/rollback-plan.ts
/** Plans a rollback. */
function planRollback(wish) {
  const { moved, current, entries, by, run, reason, breakGlass } = wish;
  const chosen = chooseRollbackTarget(wish);
  if (!chosen.ok) return chosen;
  const { digest, replaces, entry, begun, isOwn } = chosen.value;
  const targetTag = findTargetTag(wish, chosen.value);
  const stamp = begun?.stamp ?? writeAuditTag(moved, wish, targetTag === "" ? `d${digest.slice(7, 19)}` : targetTag);
  const revision = entry?.revision ?? "";
  const { image, channel, also } = moved;
  return decided({
    digest,
    replaces,
    targetTag,
    auditTag: stamp,
    revision,
    writes: [...[channel, ...also].map(asWrite), ...auditWrites(moved, stamp)],
    change: digest !== current,
    open: isOwn ? void 0 : begun,
    record: makeRecord({
      kind: "rollback",
      image: image.name,
      digest,
      replaces,
      stamp,
      revision,
      by,
      run,
      reason,
      override: breakGlass
    }),
    seen: newestRecord(entries)
  });
}
/** What was typed, where it is a tag; else the stamp of the promotion. */
function findTargetTag({ wanted }, { entry, begun }) {
  return (begun === void 0 && !wanted.includes(":") ? wanted : "") || (entry?.kind === "promotion" ? entry.stamp ?? "" : "");
}
/** The name ends in what tells the target from its like: a stamp without the channel before it. */
function writeAuditTag({ image, channel }, { date, time }, target) {
  const found = keptClass(image, channel.tag, "rollback");
  const start = `${channel.tag}-`;
  const text = target.startsWith(start) ? target.slice(start.length) : target;
  const tag = (found && writeTag(found.grammar, {
    date,
    time,
    text
  })) ?? "";
  return isTagName(tag) ? tag : "";
}
function auditWrites({ image }, tag) {
  const found = classOf(image.tags, tag);
  return found === void 0 ? [] : [{
    ...asWrite({
      tag,
      class: found
    }),
    need: "may"
  }];
}

// src/decide/promotion/rollback-plan-door.ts
const optionalText = {
  as: "text",
  optional: true
};
const rollbackPlanDoor = {
  name: "rollback-plan",
  about: "Plans a rollback: where it goes, the tags in their order, the record.",
  reads: {
    IMAGE: { as: "text" },
    CHANNEL: { as: "text" },
    CURRENT: { as: "text" },
    LOG: {
      as: "json-file",
      optional: true
    },
    DATE: { as: "text" },
    TIME: { as: "text" },
    WANTED: optionalText,
    WANTED_DIGEST: optionalText,
    ALSO: optionalText,
    BREAK_GLASS: optionalText,
    REASON: optionalText,
    BY: optionalText,
    RUN: optionalText,
    COMMITS: {
      as: "json-file",
      optional: true
    }
  },
  decide: (input, policy) => {
    const wish = readRollbackWish(input, policy);
    if (!wish.ok) return wish;
    const plan = planRollback(wish.value);
    return plan.ok ? decided(tellRollbackPlan(wish.value, plan.value, input["commits"])) : plan;
  }
};
function readRollbackWish(input, policy) {
  const moved = readMovedChannel(input, policy);
  if (!moved.ok) return moved;
  const { image, channel } = moved.value;
  const current = readFoundDigest(input, "current");
  if (!current.ok) return current;
  const given = textIn(input, "wanted");
  const read = given === "" ? void 0 : readPromotionSource({
    kind: "rollback",
    image,
    channel: channel.tag,
    given
  });
  if (read !== void 0 && !read.ok) return read;
  const wantedDigest = readFoundDigest(input, "wantedDigest");
  const day = readDay(input);
  const breakGlass = oneLine(textIn(input, "breakGlass"));
  const log = readPromotionLog(input["log"], image.name);
  if (!wantedDigest.ok) return wantedDigest;
  if (!day.ok) return day;
  if (!log.ok && (read === void 0 || breakGlass === "")) return log;
  return decided({
    ...readAuthor(input),
    ...day.value,
    moved: moved.value,
    current: current.value,
    entries: log.ok ? log.value.entries : [],
    lost: log.ok ? [] : log.sentences,
    wanted: read === void 0 ? "" : read.value.tag || read.value.digest,
    wantedDigest: wantedDigest.value,
    breakGlass
  });
}
function tellRollbackPlan({ moved, lost }, plan, commits) {
  const { image, channel } = moved;
  const { digest, replaces, targetTag, auditTag, revision, writes, change, open, record, seen } = plan;
  const title = `Roll ${channel.tag} back${targetTag === "" ? "" : ` to ${targetTag}`}`;
  const { reason = "", override = "" } = record;
  const tags = writes.map(({ tag }) => tag);
  const revisions = revision === "" ? [] : [revision];
  const preview = {
    title,
    image: nameOf(image),
    digest,
    replaces,
    revisions,
    tags,
    reason,
    override,
    change,
    commits
  };
  return {
    outputs: {
      digest,
      replaces,
      "target-tag": targetTag,
      "audit-tag": auditTag,
      revision,
      target: revision.length === 40 ? revision : "",
      todo: "true",
      change: String(change),
      record: toHandOn(record),
      log: open === void 0 ? "start" : "finish",
      "record-id": open === void 0 ? "" : String(open.id),
      writes,
      tags: writes.filter(({ need }) => need === "must").map(({ tag }) => tag).join(" "),
      seen: lost.length === 0 ? seen : unreadLog
    },
    summary: formatPreview(preview),
    warnings: [...lost, ...auditTag === "" ? [`no class of ${image.name} leaves a tag for this rollback; the log alone tells of it`] : []]
  };
}

// src/decide/build/built-images.ts
/** Reads PRODUCTS, DIGESTS and TAGS, which are those of build-matrix, of the build and of build-tags. */
function readBuiltImages(image, input) {
  const planned = readPlannedImages(image, input);
  if (!planned.ok) return planned;
  const given = textIn(input, "digests");
  const digests = given === "" ? decided([]) : readPlannedDigests(planned.value, given);
  if (!digests.ok) return digests;
  return decided(planned.value.map(({ product, variant, repositories }) => {
    return {
      variant,
      repositories,
      digest: digests.value.find((one) => isSameImage(one, {
        product,
        variant
      }))?.digest ?? "",
      tags: readTagNames(input["tags"], variant)
    };
  }));
}
/** The tags of a variant from a list of names or of build-tags, each once. */
function readTagNames(value, variant) {
  const records = asRecords(value)?.filter((one) => textIn(one, "variant") === variant);
  return [...new Set(asTexts(value) ?? records?.map((one) => textIn(one, "tag")) ?? [])];
}
/** Where the signature of a digest is found in the public log. */
const transparencyLink = (digest) => `https://search.sigstore.dev/?hash=${digest}`;
/** One row an image: its names with the first tag, and its digest. */
function imageTable(images) {
  return [
    "| Image | Digest |",
    "|---|---|",
    ...images.flatMap(({ repositories, tags, digest }) => repositories.map((name) => `| ${codeSpan(tags[0] === void 0 ? name : `${name}:${tags[0]}`)} | ${codeSpan(digest)} |`))
  ].join("\n");
}

// src/decide/build/build-summary.ts
/** The summary in Markdown. */
function writeBuildSummary(facts) {
  const { image, images, kind, version, pushed, seconds, stays } = facts;
  const [only, second] = images;
  const digest = second === void 0 && pushed ? only?.digest ?? "" : "";
  const list = Object.entries({
    Tags: [...new Set(images.flatMap(({ tags }) => tags))].map(codeSpan).join(", "),
    Platforms: image.platforms.join(", "),
    Release: kind === "release" ? `Yes, ${version}` : `No (${kind})`,
    Registries: [...new Set(image.registries.map(({ host }) => host))].join(", "),
    Pushed: pushed ? "Yes" : "No",
    Digest: digest && codeSpan(digest),
    "Transparency log": digest && transparencyLink(digest),
    Stayed: stays.join("; "),
    Duration: seconds === void 0 ? "" : formatDuration(seconds)
  }).filter(([, value]) => value !== "").map(([name, value]) => `- ${name}: ${value}`);
  return [
    `### ${image.name} ${codeSpan(only?.tags[0] ?? version)}`,
    list.join("\n"),
    ...pushed ? imagesAndCommands(facts) : []
  ].join("\n\n");
}
function imagesAndCommands({ images, tool }) {
  const pulls = images.flatMap(({ repositories, tags }) => repositories.flatMap((name) => tags[0] === void 0 ? [] : [`${tool} pull ${name}:${tags[0]}`]));
  const commands = pulls.length === 0 ? [] : [[
    "```sh",
    ...pulls,
    "```"
  ].join("\n")];
  return images.length > 1 ? [imageTable(images), ...commands] : commands;
}
function formatDuration(seconds) {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
const buildSummaryDoor = {
  name: "build-summary",
  about: "Writes the summary of a run that built.",
  reads: {
    IMAGE: { as: "text" },
    KIND: { as: "text" },
    TAGS: { as: "json" },
    PUSHED: { as: "flag" },
    VERSION: {
      as: "text",
      optional: true
    },
    DIGESTS: {
      as: "text",
      optional: true
    },
    PRODUCTS: {
      as: "json",
      optional: true
    },
    STAY: {
      as: "json",
      optional: true
    },
    TOOL: {
      as: "text",
      optional: true
    },
    STARTED: {
      as: "text",
      optional: true
    },
    ENDED: {
      as: "text",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const images = readBuiltImages(image.value, input);
    if (!images.ok) return images;
    const tool = textIn(input, "tool") || "docker";
    if (tool !== "docker" && tool !== "podman") return refused("malformed", `TOOL is '${tool}', not docker or podman`);
    const summary = writeBuildSummary({
      image: image.value,
      images: images.value,
      kind: textIn(input, "kind"),
      version: textIn(input, "version"),
      pushed: flagIn(input, "pushed"),
      tool,
      seconds: readSeconds(input),
      stays: readStays(input["stay"])
    });
    return decided({
      outputs: {},
      summary
    });
  }
};
/** From the seconds of two clocks readings; a summary does not fail because one is missing. */
function readSeconds(input) {
  const [started, ended] = [textIn(input, "started"), textIn(input, "ended")];
  const seconds = Number(ended) - Number(started);
  return /^\d+$/.test(started) && /^\d+$/.test(ended) && seconds >= 0 ? seconds : void 0;
}
/** Each tag once, though it stayed in every registry; those of this very build are no news. */
function readStays(value) {
  const news = (asRecords(value) ?? []).map((one) => ({
    tag: textIn(one, "tag"),
    because: textIn(one, "because")
  })).filter(({ because }) => because !== "it stands for this build already");
  return [...new Set(news.map(({ tag, because }) => `${codeSpan(tag)} (${because})`))];
}

// src/decide/release/next-version.ts
function findNextVersion({ taken, commit, bump, manifest }) {
  const own = highestOf(taken.filter((one) => one.commit === commit));
  if (own !== void 0) return decided({
    version: own,
    base: void 0
  });
  const base = highestOf(taken) ?? manifest;
  if (base === void 0) return refused("missing", "there is no version yet: no git tag is one, and MANIFEST gives none");
  return decided({
    version: raise(base, bump),
    base
  });
}
/** The highest plain version, written with `v` or without. Raised, it is past everything that is taken. */
const highestOf = (taken) => taken.flatMap(({ name }) => parseVersion(name) ?? []).filter(isStable).toSorted(compareStable).at(-1);
function raise({ major, minor, patch }, bump) {
  if (bump === "major") return {
    major: major + 1,
    minor: 0,
    patch: 0,
    rest: ""
  };
  return bump === "minor" ? {
    major,
    minor: minor + 1,
    patch: 0,
    rest: ""
  } : {
    major,
    minor,
    patch: patch + 1,
    rest: ""
  };
}
const nextVersionDoor = {
  name: "next-version",
  about: "The version of a release, from the tags that exist and what was asked for.",
  reads: {
    REFS: {
      as: "lines-file",
      optional: true
    },
    TAGS: {
      as: "json-file",
      optional: true
    },
    SHA: { as: "text" },
    BUMP: { as: "text" },
    IMAGE: {
      as: "text",
      optional: true
    },
    MANIFEST: {
      as: "text",
      optional: true
    },
    PUBLISHED: {
      as: "json-file",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = "image" in input ? findImage(policy, input["image"]) : decided(void 0);
    if (!image.ok) return image;
    const request = readVersionRequest(input);
    if (!request.ok) return request;
    const next = findNextVersion(request.value);
    return next.ok ? answerVersion(next.value, image.value?.tags.git ?? "v{version}") : next;
  }
};
function readVersionRequest(input) {
  const [commit, bump, manifestText] = [
    textIn(input, "sha"),
    textIn(input, "bump"),
    textIn(input, "manifest")
  ];
  if (!/^[0-9a-f]{40}$/.test(commit)) return refused("malformed", `SHA is ${showValue(commit)}, not 40 hexadecimal digits`);
  if (bump !== "major" && bump !== "minor" && bump !== "patch") return refused("malformed", `BUMP is ${showValue(bump)}, not major, minor or patch`);
  const manifest = parseVersion(manifestText);
  if (manifestText !== "" && manifest === void 0) return refused("malformed", `MANIFEST is ${showValue(manifestText)}, which is no version`);
  if (!("refs" in input) && !("tags" in input)) return refused("missing", "neither REFS nor TAGS is given");
  const tags = "refs" in input ? readRefs(input["refs"]) : asRecords(input["tags"]);
  const published = asRecords(input["published"] ?? []);
  if (tags === void 0 || tags.some((one) => textIn(one, "name") === "")) return refused("unreadable", `${"refs" in input ? "REFS" : "TAGS"} holds no list of git tags with name and commit`);
  if (published === void 0 || published.some((one) => textIn(one, "tag") === "")) return refused("unreadable", "PUBLISHED holds no list of tags of an image with tag and revision");
  return decided({
    taken: [...tags.map((one) => ({
      name: textIn(one, "name"),
      commit: textIn(one, "commit")
    })), ...published.map((one) => ({
      name: textIn(one, "tag"),
      commit: textIn(one, "revision")
    }))],
    commit,
    bump,
    manifest
  });
}
/** Lines as `git show-ref` prints them: a commit, and the full name of a tag. */
function readRefs(lines) {
  return asTexts(lines)?.map((line) => {
    const [, commit = "", name = ""] = /^([0-9a-f]{40})\s+refs\/tags\/(\S+)$/.exec(line) ?? [];
    return {
      name,
      commit
    };
  });
}
function answerVersion({ version, base }, git) {
  const text = formatVersion(version);
  const tag = writeTag(git, { version: text });
  if (tag === void 0) return refused("malformed", `the version ${text} makes no git tag of ${git}`);
  const reason = base === void 0 ? `${text} is the version of this commit already` : `${text} follows ${formatVersion(base)}`;
  return decided({
    outputs: {
      version: text,
      tag,
      reused: base === void 0,
      base: base === void 0 ? "" : formatVersion(base)
    },
    log: [reason]
  });
}

// src/decide/release/release-intent.ts
/** What each label says; nothing is released where there is no bump. */
const intentLabels = {
  "type:docs": void 0,
  "type:skip": void 0,
  "type:patch": "patch",
  "type:minor": "minor",
  "type:major": "major"
};
/** `what` is what has the labels, such as `pull request #12`. */
function readIntent(what, labels) {
  const [label, second] = labels.filter((one) => Object.hasOwn(intentLabels, one));
  const known = Object.keys(intentLabels).join(", ");
  if (label === void 0) return refused("refused", `${what} has none of the labels ${known}; give it one and run again`);
  if (second !== void 0) return refused("refused", `${what} has the labels ${label} and ${second}; leave one of them and run again`);
  const bump = intentLabels[label];
  return decided({
    intent: bump === void 0 ? "skip" : "release",
    bump: bump ?? "",
    label
  });
}
/** The only pull request that a commit was merged by. */
function findMergedPullRequest(pullRequests) {
  const [only, second] = pullRequests;
  if (only === void 0) return refused("refused", "the commit belongs to no merged pull request, so nobody has said whether it is released");
  if (second === void 0) return decided(only);
  const numbers = pullRequests.map(({ number }) => `#${number}`).join(", ");
  return refused("refused", `the commit belongs to ${pullRequests.length} merged pull requests (${numbers}); which one counts is not known`);
}
/** Labels as names, or as GitHub tells them. */
function readLabels(value) {
  return asTexts(value) ?? asRecords(value)?.map((label) => textIn(label, "name"));
}
function readPullRequests(name, value) {
  const read = (asRecords(value)?.filter((one) => one["merged_at"] !== null))?.map((one) => ({
    number: wholeNumberIn(one, "number"),
    labels: readLabels(one["labels"])
  }));
  const isWhole = read?.every((one) => one.number !== void 0 && one.labels !== void 0);
  if (read !== void 0 && isWhole) return decided(read);
  return refused("unreadable", `${name} is ${showValue(value)}, which is no list of pull requests with number and labels`);
}
const releaseIntentDoor = {
  name: "release-intent",
  about: "Whether a merged pull request is released, by its one label.",
  reads: {
    PULLS: {
      as: "json-file",
      optional: true
    },
    PULL_REQUESTS: {
      as: "json",
      optional: true
    },
    LABELS: {
      as: "json",
      optional: true
    }
  },
  decide: (input) => "labels" in input ? intentOfLabels(input["labels"]) : intentOfPullRequests(input)
};
/** The label gate of a pull request, before it is merged. */
function intentOfLabels(value) {
  const labels = readLabels(value);
  if (labels === void 0) return refused("malformed", `LABELS is ${showValue(value)}, which is no list of labels`);
  const intent = readIntent("the pull request", labels);
  return intent.ok ? decided({ outputs: {
    ...intent.value,
    pull: "",
    reason: intent.value.label
  } }) : intent;
}
function intentOfPullRequests(input) {
  const name = "pulls" in input ? "PULLS" : "PULL_REQUESTS";
  if (name === "PULL_REQUESTS" && !("pullRequests" in input)) return refused("missing", "neither PULL_REQUESTS nor LABELS is given");
  const pullRequests = readPullRequests(name, input[name === "PULLS" ? "pulls" : "pullRequests"]);
  if (!pullRequests.ok) return pullRequests;
  const merged = findMergedPullRequest(pullRequests.value);
  if (!merged.ok) return merged;
  const { number, labels } = merged.value;
  const intent = readIntent(`pull request #${number}`, labels);
  if (!intent.ok) return intent;
  const reason = `pull request #${number} is labelled ${intent.value.label}`;
  const summary = intent.value.intent === "skip" ? { summary: `Nothing is released: ${reason}.` } : {};
  return decided({
    outputs: {
      ...intent.value,
      pull: number,
      reason
    },
    log: [reason],
    ...summary
  });
}

// src/decide/release/release-notes.ts
/** The notes in Markdown. */
function writeReleaseNotes({ image, images, revision, repository, runUrl, changes }) {
  const [only, second] = images;
  const single = second === void 0 ? only : void 0;
  const commit = codeSpan(revision.slice(0, 7));
  const facts = factList({
    Image: single === void 0 ? "" : namesWithTag(single),
    Tags: (only?.tags ?? []).map(codeSpan).join(", "),
    Digest: single === void 0 ? "" : codeSpan(single.digest),
    Platforms: image.platforms.join(", "),
    Commit: repository === "" ? commit : `[${commit}](https://github.com/${repository}/commit/${revision})`,
    "Transparency log": single === void 0 ? "" : transparencyLink(single.digest),
    Run: runUrl
  });
  return [
    changes.trim(),
    facts,
    single === void 0 ? imageTable(images) : ""
  ].filter((part) => part !== "").join("\n\n");
}
const namesWithTag = ({ repositories, tags }) => repositories.map((name) => codeSpan(tags[0] === void 0 ? name : `${name}:${tags[0]}`)).join(", ");
const releaseNotesDoor = {
  name: "release-notes",
  about: "Writes the notes of a release.",
  reads: {
    IMAGE: { as: "text" },
    NAME: { as: "text" },
    TAGS: { as: "json" },
    DIGESTS: { as: "text" },
    REVISION: { as: "text" },
    KIND: {
      as: "text",
      optional: true
    },
    PRODUCTS: {
      as: "json",
      optional: true
    },
    REPOSITORY: {
      as: "text",
      optional: true
    },
    RUN_URL: {
      as: "text",
      optional: true
    },
    CHANGES: {
      as: "text-file",
      optional: true
    }
  },
  decide: (input, policy) => {
    const image = findImage(policy, input["image"]);
    if (!image.ok) return image;
    const images = readBuiltImages(image.value, input);
    if (!images.ok) return images;
    const bare = images.value.find(({ digest }) => digest === "");
    if (bare !== void 0) return refused("incomplete", `DIGESTS has nothing for ${bare.repositories[0]}: a release names what it stands for`);
    const [revision, repository, runUrl] = [
      textIn(input, "revision"),
      textIn(input, "repository"),
      textIn(input, "runUrl")
    ];
    if (!/^[0-9a-f]{40}$/.test(revision)) return refused("malformed", `REVISION is ${showValue(revision)}, not 40 hexadecimal digits`);
    if (repository !== "" && !/^[\w.-]+\/[\w.-]+$/.test(repository)) return refused("malformed", `REPOSITORY is ${showValue(repository)}, not owner/name`);
    if (runUrl !== "" && !/^https:\/\/[^\s<>()]+$/.test(runUrl)) return refused("malformed", `RUN_URL is ${showValue(runUrl)}, which is no address`);
    const changes = textIn(input, "changes");
    const notes = writeReleaseNotes({
      image: image.value,
      images: images.value,
      revision,
      repository,
      runUrl,
      changes
    });
    return decided({ outputs: {
      title: textIn(input, "name"),
      notes
    } });
  }
};

// src/decide/release/staging-freeze.ts
const daysOfWeek = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday"
];
function decideFreeze({ date, days, force, channel }) {
  const unknown = days.find((day) => !daysOfWeek.includes(day));
  if (unknown !== void 0) return refused("malformed", `DAYS has ${showValue(unknown)}; days are called ${daysOfWeek.join(", ")}`);
  const today = findDayOfWeek(date);
  if (today === void 0) return refused("malformed", `DATE is ${showValue(date)}, which is no day (YYYYMMDD)`);
  if (!days.includes(today)) return decided({
    frozen: false,
    reason: `${channel} moves: it is ${today}`
  });
  if (force) return decided({
    frozen: false,
    reason: `${channel} moves although it is ${today}: it was forced`
  });
  return decided({
    frozen: true,
    reason: `${channel} stays where it is: it is ${today}`
  });
}
/** The name of the day; undefined for a date that no calendar has. */
function findDayOfWeek(date) {
  const [, year = "", month = "", day = ""] = /^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
  const moment = /* @__PURE__ */ new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.getUTCDate() === Number(day) ? daysOfWeek[moment.getUTCDay()] : void 0;
}
const stagingFreezeDoor = {
  name: "staging-freeze",
  about: "Whether a channel stands still today.",
  reads: {
    DATE: { as: "text" },
    FORCE: {
      as: "flag",
      optional: true
    },
    DAYS: {
      as: "json",
      optional: true
    },
    CHANNEL: {
      as: "text",
      optional: true
    }
  },
  decide: (input) => {
    const days = asTexts(input["days"] ?? ["Tuesday", "Wednesday"]);
    if (days === void 0) return refused("malformed", "DAYS is no list of days, such as [\"Tuesday\", \"Wednesday\"]");
    const channel = textIn(input, "channel") || "staging";
    const freeze = decideFreeze({
      date: textIn(input, "date"),
      days,
      force: flagIn(input, "force"),
      channel
    });
    if (!freeze.ok) return freeze;
    const { frozen, reason } = freeze.value;
    return decided({
      outputs: {
        frozen,
        hold: frozen ? channel : "",
        reason
      },
      log: [reason]
    });
  }
};

// src/decide/doors.ts
const doors = [
  checkSecretsDoor,
  classifyRefDoor,
  dispatchPayloadDoor,
  receiveDoor,
  sourceCommitDoor,
  inputsDoor,
  payloadDoor,
  cleanupPlanDoor,
  cleanupRecheckDoor,
  cleanupVerifyDoor,
  missingImagesDoor,
  checkDigestsDoor,
  buildTagsDoor,
  matrixFromFilesDoor,
  buildMatrixDoor,
  makeIndexDoor,
  checkLegsDoor,
  tagsToReadDoor,
  movingTagsDoor,
  findRevisionDoor,
  promotionCheckDoor,
  promotionLogDoor,
  promotionNotesDoor,
  promotionPlanDoor,
  promotionReportDoor,
  promotionSourceDoor,
  retagPlanDoor,
  rollbackPlanDoor,
  buildSummaryDoor,
  nextVersionDoor,
  releaseIntentDoor,
  releaseNotesDoor,
  stagingFreezeDoor
];

// src/decide/read-variables.ts
/** RELAY_REF becomes relayRef. */
const toFieldName = (variable) => variable.toLowerCase().replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
/** The input of a decision; every variable that is missing or broken is told at once. */
function readVariables(door, { env, readFile }) {
  const input = {};
  const sentences = [];
  for (const [name, { as, optional = false }] of Object.entries(door.reads)) {
    const text = env[name] ?? "";
    if (text === "" && (optional || as !== "text")) {
      if (!optional) sentences.push(`${door.name}: the variable ${name} is not set`);
      continue;
    }
    if (env[name] === void 0) {
      sentences.push(`${door.name}: the variable ${name} is not set`);
      continue;
    }
    const read = readAs(as, text, readFile);
    if (read.problem === void 0) input[toFieldName(name)] = read.value;
    else sentences.push(`${door.name}: ${name} ${read.problem}`);
  }
  return sentences.length === 0 ? {
    ok: true,
    value: input
  } : refused("missing", ...sentences);
}
function readAs(as, text, readFile) {
  switch (as) {
    case "text": return { value: text };
    case "flag": return text === "true" || text === "false" ? { value: text === "true" } : { problem: `is ${showValue(text)}, not true or false` };
    case "json": return parseJson(text, "is not JSON");
    default: return readNamedFile(as, text, readFile);
  }
}
function readNamedFile(as, path, readFile) {
  const text = readFile(path);
  if (text === void 0) return { problem: `names the file ${path}, which cannot be read` };
  if (as === "json-file") return parseJson(text, `names the file ${path}, which holds no JSON`);
  if (as === "lines-file") return { value: text.split(/\r?\n/).filter((line) => line !== "") };
  return { value: text };
}
function parseJson(text, problem) {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `${problem}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

// src/decide/write-answer.ts
/** One output; a value of several lines gets an end mark that it does not contain. */
function formatOutput(name, value) {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
  if (!/[\r\n]/.test(text)) return `${name}=${text}\n`;
  const mark = endMarkFor(text);
  return `${name}<<${mark}\n${text}\n${mark}\n`;
}
/** Nobody can write the mark beforehand: it is longer than any line that begins like it. */
function endMarkFor(text) {
  let mark = "END";
  while (text.split(/\r?\n/).some((line) => line.startsWith(mark))) mark += "-END";
  return mark;
}
/** A line that GitHub shows as an error or warning of the run. */
const formatCommand = (command, text) => `::${command}::${text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A")}\n`;
/** A line of the log. It may quote what came from outside, and a runner obeys lines that begin like a command. */
const formatLine = (line) => `${onOneLine(line).replace(/^\s*(?=::|##\[)/, "said: ")}\n`;
/** The sentences of a refusal, one line each. */
const formatRefusal = ({ sentences }) => sentences.map((sentence) => formatCommand("error", sentence)).join("");

// src/decide/main.ts
process.exitCode = main(process.argv.slice(2));
function main(argv) {
  const door = doors.find(({ name }) => name === argv[0]);
  if (door === void 0 || argv.length !== 1) return showDoors(argv);
  const answer = askDecision(door);
  if (!answer.ok) return tellRefusal(answer);
  const trouble = hand(answer.value);
  return trouble === void 0 ? 0 : tellRefusal(trouble);
}
function askDecision(door) {
  const policy = readPolicy();
  if (!policy.ok) return policy;
  const input = readVariables(door, {
    env: process.env,
    readFile: readText
  });
  return input.ok ? door.decide(input.value, policy.value) : input;
}
/** The policy lies beside this file; a repository without images has an empty one. */
function readPolicy() {
  const text = readText(new URL("policy.json", import.meta.url));
  if (text === void 0) return refused("missing", "policy.json cannot be read; it belongs beside decide.mjs");
  try {
    return {
      ok: true,
      value: JSON.parse(text)
    };
  } catch (error) {
    return refused("missing", `policy.json holds no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return;
  }
}
/** Writes the answer where the runner looks for it; on a terminal it is shown instead. */
function hand({ outputs, summary, log = [], warnings = [] }) {
  const { GITHUB_OUTPUT: outputFile, GITHUB_STEP_SUMMARY: summaryFile, RESULT: resultFile } = process.env;
  try {
    process.stdout.write([...warnings.map((text) => formatCommand("warning", text)), ...log.map(formatLine)].join(""));
    if (summary !== void 0 && summaryFile) appendFileSync(summaryFile, `${summary}\n`);
    if (resultFile) writeFileSync(resultFile, `${JSON.stringify(outputs, null, 2)}\n`);
    const text = Object.entries(outputs).map(([name, value]) => formatOutput(name, value)).join("");
    if (outputFile) appendFileSync(outputFile, text);
    else if (!resultFile) process.stdout.write(text);
    return;
  } catch (error) {
    return refused("missing", `the answer cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
function tellRefusal(answer) {
  process.stdout.write(formatRefusal(answer));
  return exitCodes[answer.cause];
}
function showDoors(argv) {
  const asksForHelp = argv.length === 0 || argv[0] === "--help" || argv[0] === "-h";
  const lines = doors.map(({ name, about }) => `  ${name.padEnd(20)} ${about}`);
  if (!asksForHelp) process.stdout.write(formatCommand("error", `there is no decision '${argv.join(" ")}'`));
  process.stdout.write(`Usage: node decide.mjs <decision>, its input in environment variables.\n\n${lines.join("\n")}\n`);
  return asksForHelp ? 0 : exitCodes.missing;
}

export {  };