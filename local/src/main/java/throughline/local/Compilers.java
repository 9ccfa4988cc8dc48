package throughline.local;

import java.util.List;

/** How much a server's Java makes of its code (ADR-0001). */
public enum Compilers {
  /**
   * The first compiler alone: ready in half the time, for a suite that is looked at and stopped.
   */
  FIRST("-XX:TieredStopAtLevel=1", "-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30"),

  /** All of them, as in the containers: a third less work for each request after some minutes. */
  ALL;

  private final List<String> options;

  Compilers(String... options) {
    this.options = List.of(options);
  }

  List<String> options() {
    return options;
  }
}
