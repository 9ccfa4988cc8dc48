package throughline.local;

import java.io.IOException;
import java.util.List;

/** A real server, and something that happens just before its process is started. */
final class Robbed implements Part {
  private final Part part;
  private volatile Runnable before;

  Robbed(Part part, Runnable before) {
    this.part = part;
    this.before = before;
  }

  void before(Runnable other) {
    before = other;
  }

  @Override
  public ProcessBuilder command() {
    before.run();
    return part.command();
  }

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public String title() {
    return part.title();
  }

  @Override
  public List<Port> ports() {
    return part.ports();
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    part.prepare();
  }

  @Override
  public boolean isReady() {
    return part.isReady();
  }

  @Override
  public void settle() throws Exception {
    part.settle();
  }

  @Override
  public void askToStop(ProcessHandle process) {
    part.askToStop(process);
  }
}
