// What a reader sees of a script without running it: its commands, and the outputs it sets.
import { describe, expect, test } from 'vitest'
import { commandsOf } from '../../../src/check/reading/script.ts'
import { outputsOfScript } from '../../../src/check/reading/script-outputs.ts'

const texts = (script: string): string[] => commandsOf(script).map((command) => command.text)

describe('the commands of a script', () => {
  test.each([
    ['make', ['make']],
    ['make; make test && make install || exit 1', ['make', 'make test', 'make install', 'exit 1']],
    ['docker push \\\n  --quiet \\\n  "$IMAGE"', ['docker push --quiet "$IMAGE"']],
    ['# docker push x\nmake # docker push y', ['make']],
    ['echo "docker push; x"', ['echo "docker push; x"']],
    ["echo 'a && b'", ["echo 'a && b'"]],
    ['url="$(gh release create v1)"', ['url="$(gh release create v1)"', 'gh release create v1']],
    ['echo "$(date; whoami)" && make', ['echo "$(date; whoami)"', 'date', 'whoami', 'make']],
    ['(cd src && make)', ['cd src', 'make']],
    ['n=$((n + 1)); names=(a b)', ['n=$((n + 1))', 'names=(a b)']],
    [
      'if ! gh release view "$TAG" >/dev/null 2>&1; then gh release create "$TAG"; fi',
      ['gh release view "$TAG" >/dev/null 2>&1', 'gh release create "$TAG"', 'fi'],
    ],
    ['cat <<EOF > notes\ndocker push x\nEOF\nmake', ['cat <<EOF > notes', 'make']],
    ['GH_TOKEN=x sudo gh release create v1', ['gh release create v1']],
    ['echo a#b', ['echo a#b']],
    ['', []],
  ])('%j has %j', (script, expected) => {
    expect(texts(script)).toEqual(expected)
  })

  test('a command knows where it stands', () => {
    const script = 'make\n  sudo docker push \\\n    x\n'
    const [, push] = commandsOf(script)
    expect(script.slice(push?.offset, (push?.offset ?? 0) + (push?.length ?? 0))).toBe('docker push')
  })

  test('an open quote or bracket hangs nothing', () => {
    expect(texts('echo "a')).toEqual(['echo "a'])
    expect(texts("echo 'a")).toEqual(["echo 'a"])
    expect(texts('x=$(echo')).toEqual(['x=$(echo', 'echo'])
  })
})

describe('the outputs of a script', () => {
  test.each([
    ['echo "version=1" >> "$GITHUB_OUTPUT"', ['version']],
    ['echo version=1 >> $GITHUB_OUTPUT', ['version']],
    ['printf \'digest=%s\\n\' "$d" >> "$GITHUB_OUTPUT"', ['digest']],
    ['{\n  echo "a=1"\n  echo "b=2"\n} >> "$GITHUB_OUTPUT"', ['a', 'b']],
    ['{ echo "json<<EOF"; jq . x.json; echo EOF; } >> "$GITHUB_OUTPUT"', ['json']],
    ['cat >> "$GITHUB_OUTPUT" <<EOF\na=1\nb<<X\nc\nX\nEOF', ['a', 'b']],
    ['echo "::set-output name=tag::v1"', ['tag']],
    ['d=$(skopeo inspect x | jq -r .Digest)\necho "digest=$d" >> "$GITHUB_OUTPUT"', ['digest']],
    ['echo "version=$(cat VERSION)" >> "$GITHUB_OUTPUT"', ['version']],
    ['tags=()\nfor t in a b; do tags+=("$t"); done\necho "tags=${tags[*]}" >> "$GITHUB_OUTPUT"', ['tags']],
    ['echo hello', []],
  ])('%j sets %j', (script, expected) => {
    expect(outputsOfScript(script)).toEqual(expected)
  })

  test.each([
    ['a program that may set some by itself', 'make outputs'],
    ['a script of the repository', './outputs.sh\necho "a=1" >> "$GITHUB_OUTPUT"'],
    ['a name that is computed', 'echo "$name=1" >> "$GITHUB_OUTPUT"'],
    ['a name with a computed part', 'echo "digest_$ARCH=1" >> "$GITHUB_OUTPUT"'],
    ['computed lines in a group', '{\n  echo "$line"\n} >> "$GITHUB_OUTPUT"'],
    ['what another program prints', 'jq -r .lines x.json >> "$GITHUB_OUTPUT"'],
    ['a file under another name', 'OUT=$GITHUB_OUTPUT\necho "a=1" >> "$OUT"'],
    ['what a pipe brings', 'jq -r .lines x.json | tee -a "$GITHUB_OUTPUT"'],
  ])('are not known with %s', (_, script) => {
    expect(outputsOfScript(script)).toBeUndefined()
  })
})
