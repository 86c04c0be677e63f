import { StandInLog } from './stand-in-log.js';
import { StandInNode, type AppendFault, type Cluster } from './stand-in-node.js';

export interface StandInOptions {
  /** Default 1. All nodes have the same log at once, unlike a real cluster's. */
  readonly nodes?: number;
  /** Who may call; default: everybody. A client sends them over TLS only. */
  readonly credentials?: Cluster['credentials'];
  readonly tls?: Cluster['tls'];
}

/**
 * No KurrentDB: a server in this process that speaks its protocol (Streams, ServerFeatures, Gossip) to the real client, with its
 * documented answers. It shows how the client is used, not what a server does; the same specs run on a real one with
 * `KURRENTDB_URL=… npm run test:kurrentdb`.
 */
export class StandIn {
  readonly log = new StandInLog();
  private readonly nodes: readonly StandInNode[];
  private readonly faults: AppendFault[] = [];
  private readonly gone = Promise.withResolvers<void>();
  private leader = 0;

  private constructor(private readonly options: StandInOptions) {
    const cluster: Cluster = {
      log: this.log,
      nodes: () => this.nodes,
      leader: () => this.leader,
      credentials: options.credentials,
      tls: options.tls,
      fault: () => this.faults.shift(),
      away: () => this.gone.resolve(),
    };
    this.nodes = Array.from({ length: options.nodes ?? 1 }, () => new StandInNode(cluster));
  }

  static async start(options: StandInOptions = {}): Promise<StandIn> {
    const standIn = new StandIn(options);
    for (const node of standIn.nodes) await node.start();
    return standIn;
  }

  /** A connection string for all nodes, without credentials. */
  get url(): string {
    const hosts = this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
    return `kurrentdb://${hosts}?tls=${String(this.options.tls !== undefined)}&keepAliveInterval=10000`;
  }

  /** What is to happen to the next appends, one each. */
  faultNext(...faults: AppendFault[]): void {
    this.faults.push(...faults);
  }

  /** Resolves when a node has gone by a fault. */
  isAway(): Promise<void> {
    return this.gone.promise;
  }

  /** Another node leads from now on; the one that did does not stop. */
  changeLeader(): void {
    this.leader = (this.leader + 1) % this.nodes.length;
  }

  /** Cuts the leader off, and lets another lead; a single node is just cut off. */
  stopLeader(): void {
    this.nodes[this.leader]?.stop();
    this.changeLeader();
  }

  /** Starts again what was stopped, on the port it had. */
  async startAgain(): Promise<void> {
    for (const node of this.nodes) if (!node.isRunning) await node.start();
  }

  close(): void {
    for (const node of this.nodes) node.stop();
  }
}
