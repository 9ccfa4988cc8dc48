package throughline.membership.desk.offer;

/** What came of an offer of membership that made no member. An accepted one is an enrolment. */
enum OfferOutcome {
  DECLINED("Declined"),
  NOT_OFFERED("Not offered"),
  DEFERRED("Later");

  private final String inWords;

  OfferOutcome(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }
}
