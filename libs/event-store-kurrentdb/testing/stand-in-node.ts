import { Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';
import type {
  sendUnaryData,
  ServerDuplexStream,
  ServerErrorResponse,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
} from '@grpc/grpc-js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import featuresService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import gossipService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import {
  appendResponse,
  batchExpectationOf,
  batchResponse,
  expectationOf,
  nameOf,
  proposedFrom,
} from './stand-in-appending.js';
import type { StandInLog } from './stand-in-log.js';
import {
  answerWith,
  isNoPosition,
  recordsAfter,
  recordsFor,
  startOfSubscription,
  streamNotFound,
} from './stand-in-reading.js';

type Call = { readonly metadata: Metadata };
type Reading = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Batches = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

export type AppendFault =
  /** The append is written, then every connection is cut. */
  | 'answer-lost'
  /** The same, and the node does not come back by itself. */
  | 'answer-lost-and-away'
  /** The append is lost, and nothing tells. */
  | 'never-answered';

/** What a node's cluster tells it. */
export interface Cluster {
  readonly log: StandInLog;
  readonly nodes: () => readonly StandInNode[];
  readonly leader: () => number;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly tls: { readonly key: Buffer; readonly certificate: Buffer } | undefined;
  /** Takes a fault that is to happen to an append, if there is one. */
  readonly fault: () => AppendFault | undefined;
  /** Is told that a node has gone by a fault. */
  readonly away: () => void;
}

const HOST = '127.0.0.1';

/** One node: the services of the protocol that the client calls. */
export class StandInNode {
  private server: Server | undefined;
  port = 0;

  constructor(private readonly cluster: Cluster) {}

  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 32 * 1024 * 1024 });
    server.addService(streamsService.StreamsService, {
      read: (call: Reading) => void this.read(call),
      append: (
        call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
        done: sendUnaryData<streams.AppendResp>,
      ) => this.append(call, done),
      batchAppend: (call: Batches) => this.batchAppend(call),
      delete: unimplemented,
      tombstone: unimplemented,
    });
    server.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, done: sendUnaryData<features.SupportedMethods>) =>
        done(null, supported()),
    });
    server.addService(gossipService.GossipService, {
      read: (_: unknown, done: sendUnaryData<gossip.ClusterInfo>) => done(null, this.members()),
    });
    const { tls } = this.cluster;
    const credentials =
      tls === undefined
        ? ServerCredentials.createInsecure()
        : ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }]);
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`${HOST}:${this.port}`, credentials, (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
    this.server = server;
  }

  /** As when the machine goes: every connection is cut. */
  stop(): void {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  get isRunning(): boolean {
    return this.server !== undefined;
  }

  private async read(call: Reading): Promise<void> {
    const refusal = this.refusalOf(call);
    if (refusal !== undefined) return void call.emit('error', refusal);
    const options = call.request.getOptions() as streams.ReadReq.Options;
    if (options.hasSubscription()) return this.subscribe(call, options);
    if (isNoPosition(this.cluster.log, options))
      return void call.emit('error', refused(status.INVALID_ARGUMENT, 'Invalid position', {}));
    const records = recordsFor(this.cluster.log, options);
    if (records === undefined) call.write(streamNotFound(options));
    for (const record of records ?? []) await write(call, answerWith(record, options));
    call.end();
  }

  private async subscribe(call: Reading, options: streams.ReadReq.Options): Promise<void> {
    const { log } = this.cluster;
    let after = startOfSubscription(log, options);
    call.write(
      new streams.ReadResp().setConfirmation(
        new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
      ),
    );
    let wake: () => void = () => undefined;
    const off = log.onAppend(() => wake());
    call.on('cancelled', () => wake());
    while (!call.cancelled) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      for (const record of recordsAfter(log, options, after)) {
        await write(call, answerWith(record, options));
        after = record.position;
      }
      await woken;
    }
    off();
  }

  private append(
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    done: sendUnaryData<streams.AppendResp>,
  ): void {
    const refusal = this.refusalOf(call);
    if (refusal !== undefined) return done(refusal, null);
    let options: streams.AppendReq.Options | undefined;
    const messages: streams.AppendReq.ProposedMessage[] = [];
    call.on('data', (request: streams.AppendReq) => {
      options = request.getOptions() ?? options;
      const message = request.getProposedMessage();
      if (message !== undefined) messages.push(message);
    });
    call.on('end', () => {
      const wanted = options as streams.AppendReq.Options;
      const expected = expectationOf(wanted);
      const fault = this.cluster.fault();
      if (fault === 'never-answered') return;
      const answer = this.cluster.log.append(
        nameOf(wanted.getStreamIdentifier()),
        expected,
        messages.map(proposedFrom),
      );
      if (fault !== undefined) this.fail(fault);
      else done(null, appendResponse(answer, expected));
    });
  }

  private batchAppend(call: Batches): void {
    const refusal = this.refusalOf(call);
    if (refusal !== undefined) return void call.emit('error', refusal);
    const pending = new Map<string, streams.BatchAppendReq[]>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = Buffer.from(request.getCorrelationId()?.serializeBinary() ?? []).toString('hex');
      const parts = [...(pending.get(correlation) ?? []), request];
      if (!request.getIsFinal()) return void pending.set(correlation, parts);
      pending.delete(correlation);
      const options = parts[0]?.getOptions() as streams.BatchAppendReq.Options;
      const [stream, expected] = [nameOf(options.getStreamIdentifier()), batchExpectationOf(options)];
      const fault = this.cluster.fault();
      if (fault === 'never-answered') return;
      const proposed = parts.flatMap((part) => part.getProposedMessagesList()).map(proposedFrom);
      const answer = this.cluster.log.append(stream, expected, proposed);
      if (fault !== undefined) this.fail(fault);
      else call.write(batchResponse(request, stream, answer, expected));
    });
    call.on('end', () => call.end());
  }

  private fail(fault: AppendFault): void {
    this.stop();
    if (fault === 'answer-lost') void this.start();
    else this.cluster.away();
  }

  private refusalOf({ metadata }: Call): Partial<ServerErrorResponse> | undefined {
    const { credentials, nodes, leader } = this.cluster;
    const [authorization] = metadata.get('authorization');
    if (credentials !== undefined && authorization !== basic(credentials)) {
      return refused(status.UNAUTHENTICATED, 'Unauthenticated', {});
    }
    const leaderPort = nodes()[leader()]?.port;
    if (metadata.get('requires-leader')[0] === 'true' && leaderPort !== this.port) {
      return refused(status.NOT_FOUND, 'Leader info available', {
        exception: 'not-leader',
        'leader-endpoint-host': HOST,
        'leader-endpoint-port': String(leaderPort),
      });
    }
    return undefined;
  }

  private members(): gossip.ClusterInfo {
    const info = new gossip.ClusterInfo();
    const { VNodeState } = gossip.MemberInfo;
    this.cluster.nodes().forEach(({ port, isRunning }, index) => {
      info.addMembers(
        new gossip.MemberInfo()
          .setInstanceId(new shared.UUID().setString(crypto.randomUUID()))
          .setTimeStamp(String(Date.now()))
          .setIsAlive(isRunning)
          .setState(index === this.cluster.leader() ? VNodeState.LEADER : VNodeState.FOLLOWER)
          .setHttpEndPoint(new gossip.EndPoint().setAddress(HOST).setPort(port)),
      );
    });
    return info;
  }
}

/** Waits for a slow reader, or until it has gone. */
async function write(call: Reading, response: streams.ReadResp): Promise<void> {
  if (call.write(response) || call.cancelled) return;
  await new Promise<void>((resolve) => {
    const goOn = () => {
      call.off('drain', goOn).off('cancelled', goOn);
      resolve();
    };
    call.on('drain', goOn).on('cancelled', goOn);
  });
}

function supported(): features.SupportedMethods {
  const methods = new features.SupportedMethods().setEventStoreServerVersion('26.0.0');
  for (const name of ['read', 'append', 'batchappend'])
    methods.addMethods(
      new features.SupportedMethod().setMethodName(name).setServiceName('event_store.client.streams.streams'),
    );
  return methods;
}

function refused(
  code: status,
  details: string,
  trailer: Readonly<Record<string, string>>,
): Partial<ServerErrorResponse> {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailer)) metadata.set(name, value);
  return { name: 'Refused', message: details, code, details, metadata };
}

function unimplemented(_: ServerUnaryCall<unknown, unknown>, done: sendUnaryData<never>): void {
  done({ code: status.UNIMPLEMENTED, details: 'The stand-in does not do this' }, null);
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
