package throughline.local;

import java.io.IOException;
import java.util.List;

/** One server of the stack, run as a process of its own. */
abstract class Server {
  private final String name;
  private final String title;
  private final List<Port> ports;

  Server(String name, String title, Port... ports) {
    this.name = name;
    this.title = title;
    this.ports = List.of(ports);
  }

  final String name() {
    return name;
  }

  final String title() {
    return title;
  }

  final List<Port> ports() {
    return ports;
  }

  /** Makes what must lie on the disk first; does nothing when it is there already. */
  void prepare() throws IOException, InterruptedException {}

  /** Whether what it holds is lost if it starts on a full disk. */
  boolean needsRoom() {
    return false;
  }

  abstract ProcessBuilder command();

  abstract boolean isReady();

  /** Creates what the server must hold before others use it, at every start of the stack. */
  void settle() throws Exception {}

  void askToStop(ProcessHandle process) {
    process.destroy();
  }
}
