package throughline.platform.jobs.work;

/**
 * How far work is, for the part {@code {#workProgress work=work /}} of a page.
 *
 * @param attempts how often it was begun; more than 1 if a process that did it went away
 */
public record WorkState(State state, int done, int total, int attempts) {

  /** The header by which a page asks again by itself while work goes on, also without script. */
  public static final String REFRESH = "Refresh";

  /** Seconds after which it does. */
  public static final String OFTEN = "3";

  /** From being asked for to its end. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  /** Whether the page should be looked at again. */
  public boolean isOpen() {
    return state == State.WAITING || state == State.RUNNING;
  }

  public boolean isFailed() {
    return state == State.FAILED;
  }

  /** Whether it was interrupted and goes on. */
  public boolean isResumed() {
    return attempts > 1;
  }
}
