package throughline.resilience;

/**
 * Something that goes wrong.
 *
 * @param name for the report
 * @param act returns when it is over, but for what the suite needs to get over it
 */
record Fault(String name, Act act) {
  interface Act {
    void happen() throws Exception;
  }
}
