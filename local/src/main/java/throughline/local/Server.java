package throughline.local;

import java.io.IOException;
import java.util.List;

/** One server of the stack, run as a process of its own. */
interface Server {
  /** Names its log file and its process. */
  String name();

  /** What the person at the terminal knows it as. */
  String title();

  /** All that its process listens on. */
  List<Port> ports();

  /**
   * Makes what must lie on the disk before the server can start; does nothing when it is there
   * already.
   */
  default void prepare() throws IOException, InterruptedException {}

  ProcessBuilder command();

  /** Asks the server itself, over its own port. */
  boolean isReady();

  /**
   * Creates what the server must hold before others use it; called after every start of the stack.
   */
  default void settle() throws Exception {}

  /** Asks the process to end in an orderly way. */
  default void askToStop(ProcessHandle process) {
    process.destroy();
  }
}
