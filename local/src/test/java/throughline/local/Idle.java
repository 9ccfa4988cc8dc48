package throughline.local;

/** A process that waits to be ended, in the place of a server. */
final class Idle {
  private Idle() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread.currentThread().join();
  }
}
