package throughline.platform.mail;

/** A way out of the house. */
interface Transport {

  /**
   * Hands a mail over and returns when the other side has taken it.
   *
   * @throws Refused if the other side answered about this mail, and not with yes
   * @throws Unreachable if it answers to no mail: it is away, or refuses the service itself
   */
  void deliver(StoredMail mail) throws Refused, Unreachable, InterruptedException;

  /** The other side's answer about one mail. */
  final class Refused extends Exception {

    private final boolean forGood;
    private final String reply;

    /**
     * @param sentence for the page; without personal data
     * @param reply the other side's own words, which may name somebody
     */
    Refused(boolean forGood, String sentence, String reply) {
      super(sentence);
      this.forGood = forGood;
      this.reply = reply;
    }

    boolean forGood() {
      return forGood;
    }

    String reply() {
      return reply;
    }
  }

  /** Nothing was said about the mail. */
  final class Unreachable extends Exception {

    /**
     * @param sentence for the page: what is wrong and what to do
     */
    Unreachable(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
