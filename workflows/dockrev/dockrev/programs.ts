// Builds the programs of a release on a machine of each processor: those that users download are those in the image.
import { comment, job, matrix, run, uses } from 'tagwright'
import { checkout, downloadArtifact, uploadArtifact } from 'tagwright/actions'
import { eq, runner, text } from 'tagwright/expressions'
import { checkArchives, fetchDecisions, packBinary, probeService } from 'tagwright/parts'
import type { Expression } from 'tagwright/expressions'
import type { planJob } from 'tagwright/parts'
import type { Job, Step } from 'tagwright'
import { buildWeb, libraries, machines, rust, serviceAt } from './repo.ts'

type Plan = ReturnType<typeof planJob>

type Word = string | Expression<string, 'needs' | 'matrix' | 'github'>

/** The source of the release: what CI has passed, whatever main is by now. */
export const sourceAt = (commit: Expression<string, 'github'>): Step =>
  uses(checkout, { name: 'Fetch the source', with: { ref: commit, path: 'source' } }) as Step

/** What users download. */
const archiveOf = (version: Word, arch: Word, libc: string): Word =>
  text`dockrev_${version}_linux_${arch}_${libc}.tar.gz`

const handOver = (what: string, name: Word, path: string): Step =>
  uses(uploadArtifact, {
    name: `Hand over the ${what}`,
    with: { name, path, 'retention-days': 7, 'if-no-files-found': 'error', overwrite: true },
  }) as Step

/** The jobs before the image: the pages, and the programs around them. */
export function programs({ outputs: { version, push } }: Plan, commit: Expression<string, 'github'>): readonly Job[] {
  const web = job('web', {
    name: 'Build web dist',
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 20,
    if: eq(push, 'true'),
    steps: [sourceAt(commit), buildWeb('source/web'), handOver('pages', 'web', 'source/web/dist')],
  })
  const legs = matrix({ include: machines })
  const binaries = job('binaries', {
    name: text`Build binaries (${legs.arch})`,
    'runs-on': legs.runner,
    'timeout-minutes': 45,
    needs: web,
    strategy: { 'fail-fast': false, matrix: legs },
    env: { CPU: legs.cpu, APP_EFFECTIVE_VERSION: version },
    steps: [
      fetchDecisions(),
      sourceAt(commit),
      uses(downloadArtifact, { name: 'Fetch the pages', with: { name: 'web', path: 'source/web/dist' } }),
      ...rust,
      run('rustup target add "$CPU-unknown-linux-musl"', { name: 'Add musl' }),
      compile,
      ...libraries.flatMap((libc, at) => {
        const program = text`source/target/${legs.cpu}-unknown-linux-${libc}/release/dockrev`
        return [
          ...smokeTest(program, version, { libc, port: 50883 + at }),
          packBinary({
            name: `Pack the ${libc} program`,
            env: { BINARY: program, ARCHIVE: text`assets/${archiveOf(version, legs.arch, libc)}` },
          }),
        ]
      }),
      handOver('archives', text`asset-${legs.arch}`, 'assets'),
      run(
        'mkdir -p "image/$ARCH" && cp source/target/"$CPU"-unknown-linux-musl/release/dockrev{,-supervisor} "image/$ARCH"',
        {
          name: 'Put the programs of the image together',
          env: { ARCH: legs.arch },
        },
      ),
      handOver('programs of the image', text`image-${legs.arch}`, 'image'),
    ],
  })
  return [web, comment('Compiled from the source alone: no cache has a say in a release.', binaries)]
}

const compile = run(
  `
    cargo build --release --locked --bin dockrev --bin dockrev-supervisor \\
      --target "$CPU-unknown-linux-gnu" --target "$CPU-unknown-linux-musl"
  `,
  { name: 'Build the programs', 'working-directory': 'source' },
)

function smokeTest(program: Word, version: Word, { libc, port }: { libc: string; port: number }): readonly Step[] {
  const log = text`${runner.temp}/${libc}.log`
  return [
    run('"$PROGRAM" >"$LOG" 2>&1 &', {
      name: `Start the ${libc} program`,
      env: {
        PROGRAM: program,
        LOG: log,
        DOCKREV_HTTP_ADDR: `127.0.0.1:${port}`,
        DOCKREV_DB_PATH: text`${runner.temp}/${libc}.sqlite3`,
      },
    }),
    probeService({ name: 'Ask it for health and version', env: { ...serviceAt(port), VERSION: version, LOG: log } }),
  ]
}

export function archives({ outputs: { version } }: Plan): Job {
  const names = machines.flatMap(({ arch }) => libraries.map((libc) => archiveOf(version, arch, libc)))
  const all = names.reduce((before, name) => text`${before} ${name}`)
  return comment(
    'Names, checksums, content and modes of the files of the release, before anything is public.',
    job('archives', {
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 5,
      needs: 'binaries',
      steps: [
        fetchDecisions(),
        uses(downloadArtifact, {
          name: 'Fetch the archives',
          with: { pattern: 'asset-*', path: 'assets', 'merge-multiple': true },
        }),
        checkArchives({ env: { FOLDER: 'assets', ARCHIVES: all, PROGRAM: 'dockrev' } }),
      ],
    }),
  )
}
