package throughline.local;

import java.io.IOException;
import java.util.List;

/** A real server, and something that happens just before its process is started. */
final class Robbed implements Server {
  private final Server server;
  private volatile Runnable before;

  Robbed(Server server, Runnable before) {
    this.server = server;
    this.before = before;
  }

  void before(Runnable other) {
    before = other;
  }

  @Override
  public ProcessBuilder command() {
    before.run();
    return server.command();
  }

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public String title() {
    return server.title();
  }

  @Override
  public List<Port> ports() {
    return server.ports();
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    server.prepare();
  }

  @Override
  public boolean isReady() {
    return server.isReady();
  }

  @Override
  public void settle() throws Exception {
    server.settle();
  }

  @Override
  public void askToStop(ProcessHandle process) {
    server.askToStop(process);
  }
}
