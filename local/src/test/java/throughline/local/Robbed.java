package throughline.local;

import java.io.IOException;

/** A real server, and something that happens just before its process is started. */
final class Robbed extends Server {
  private final Server server;
  private volatile Runnable before;

  Robbed(Server server, Runnable before) {
    super(server.name(), server.title(), server.ports().toArray(Port[]::new));
    this.server = server;
    this.before = before;
  }

  void before(Runnable other) {
    before = other;
  }

  @Override
  ProcessBuilder command() {
    before.run();
    return server.command();
  }

  @Override
  void prepare() throws IOException, InterruptedException {
    server.prepare();
  }

  @Override
  boolean isReady() {
    return server.isReady();
  }

  @Override
  void settle() throws Exception {
    server.settle();
  }

  @Override
  void askToStop(ProcessHandle process) {
    server.askToStop(process);
  }
}
