package throughline.membership.card;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * What the council's card numbers look like.
 *
 * @param institution the digits that follow; empty takes any
 */
public record CardFormat(int length, String prefix, Optional<String> institution) {
  /** Which cards the council gives out. */
  @ConfigMapping(prefix = "throughline.card")
  interface CardSettings {
    /** How many digits a number has, with the check digit. */
    @WithDefault("14")
    int length();

    /** What the number of every person's card begins with. */
    @WithDefault("2")
    String prefix();

    /** The digits of the institution, which follow the prefix; empty takes any. */
    Optional<String> institution();
  }

  private static final int SHORTEST = 6;
  private static final int LONGEST = 18;
  private static final int INSTITUTION_DIGITS = 4;
  private static final String USUAL_PREFIX = "2";

  /** A wrong setting would refuse every card, so it stops the start instead. */
  public CardFormat {
    if (length < SHORTEST || length > LONGEST) {
      throw new IllegalArgumentException(
          "throughline.card.length must be from %d to %d".formatted(SHORTEST, LONGEST));
    }
    if (!prefix.matches("[0-9]{0,4}")) {
      throw new IllegalArgumentException(
          "throughline.card.prefix must be the digits that every card begins with, at most 4");
    }
    if (institution.filter(digits -> !digits.matches("[0-9]{4}")).isPresent()) {
      throw new IllegalArgumentException(
          "throughline.card.institution must be the four digits that follow the 2 on every card");
    }
  }

  static CardFormat of(CardSettings settings) {
    return new CardFormat(settings.length(), settings.prefix(), settings.institution());
  }

  boolean tellsItems() {
    return prefix.equals(USUAL_PREFIX);
  }

  int serialBegins() {
    return Math.min(prefix.length() + INSTITUTION_DIGITS, length - 1);
  }

  String institutionOf(String digits) {
    return digits.substring(prefix.length(), serialBegins());
  }
}
