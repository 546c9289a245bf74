// Containers: the one that a job's steps run in, and those beside it.
import type { At, Computed, Position, Values } from './expression.ts'

/** How to log in to a registry. */
interface Credentials {
  readonly username: At<'jobs.<id>.container.credentials'>
  readonly password: At<'jobs.<id>.container.credentials'>
}

interface ContainerOptions<P extends Position> {
  /** As in `docker run`: name and tag or digest. */
  readonly image: At<P>
  /** More options for `docker create`, such as a health check. */
  readonly options?: At<P>
  /** Environment variables inside it. */
  readonly env?: Values<'jobs.<id>.container.env'> | Computed<'jobs.<id>.container.env'>
  /** Ports of the container, each alone or as `host:container`. */
  readonly ports?: readonly (At<P> | number)[] | Computed<P>
  /** Each as `source:destination`. */
  readonly volumes?: readonly At<P>[] | Computed<P>
  /** How to log in to the registry of the image. */
  readonly credentials?: Credentials | Computed<'jobs.<id>.container.credentials'>
}

/** The container that a job's steps run in. */
export type Container =
  | At<'jobs.<id>.container'>
  | ContainerOptions<'jobs.<id>.container'>
  | Computed<'jobs.<id>.container'>

interface ServiceOptions extends ContainerOptions<'jobs.<id>.services'> {
  /** The program to run in place of the image's own. */
  readonly entrypoint?: At<'jobs.<id>.services'>
  /** The arguments in place of the image's own. */
  readonly command?: At<'jobs.<id>.services'>
}

/** A container beside the job, such as a database. */
export type Service = At<'jobs.<id>.services'> | ServiceOptions | Computed<'jobs.<id>.services'>

/** Containers by the names that the job reaches them at. */
export type Services = Readonly<Record<string, Service>> | Computed<'jobs.<id>.services'>
