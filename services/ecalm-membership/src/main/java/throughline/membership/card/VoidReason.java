package throughline.membership.card;

/** Why a card is void: its number is nobody else's for ever. */
public enum VoidReason {
  MISTAKE("It was entered by mistake"),
  LOST("It is lost"),
  STOLEN("It was stolen"),
  DAMAGED("It is damaged"),
  ENDED("The membership ended"),
  MERGED("The child has another record");

  private final String inWords;

  VoidReason(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }
}
