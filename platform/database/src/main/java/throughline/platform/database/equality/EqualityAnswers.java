package throughline.platform.database.equality;

import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;

/**
 * What somebody answered to the questions of equality monitoring. It is written and counted, and
 * nothing ever reads it back for one person.
 */
public final class EqualityAnswers {

  /** Raised when a question or its choices change; answers stay with the set they were given to. */
  public static final int QUESTION_SET = 1;

  public static final String PREFER_NOT_TO_SAY = "PREFER_NOT_TO_SAY";

  /** As the Office for National Statistics asks for it. */
  public enum Sex {
    FEMALE("Female"),
    MALE("Male");

    private final String words;

    Sex(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** By how much a long-lasting condition reduces what somebody can do. */
  public enum Disability {
    A_LOT("Yes, a lot"),
    A_LITTLE("Yes, a little"),
    NO("No");

    private final String words;

    Disability(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Ages of ten years each. */
  public enum AgeBand {
    UNDER_25("Under 25"),
    FROM_25("25 to 34"),
    FROM_35("35 to 44"),
    FROM_45("45 to 54"),
    FROM_55("55 to 64"),
    FROM_65("65 or over");

    private final String words;

    AgeBand(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private final String sex;
  private final String ethnicGroup;
  private final String disability;
  private final String ageBand;

  private EqualityAnswers(String sex, String ethnicGroup, String disability, String ageBand) {
    this.sex = sex;
    this.ethnicGroup = ethnicGroup;
    this.disability = disability;
    this.ageBand = ageBand;
  }

  /**
   * Reads the four answers as typed. What is left out is not said; what is no choice is named.
   *
   * @throws throughline.platform.core.input.InvalidInput names every answer that was not offered
   */
  public static EqualityAnswers read(
      String sex, String ethnicGroup, String disability, String ageBand) {
    var fields = new Fields();
    var read =
        new EqualityAnswers(
            answer(fields, "sex", sex, Sex.class),
            answer(fields, "ethnicGroup", ethnicGroup, EthnicGroup.class),
            answer(fields, "disability", disability, Disability.class),
            answer(fields, "ageBand", ageBand, AgeBand.class));
    fields.throwIfAny();
    return read;
  }

  private static <E extends Enum<E>> String answer(
      Fields fields, String field, String typed, Class<E> choices) {
    var given = TypedText.given(typed).orElse(PREFER_NOT_TO_SAY);
    if (!given.equals(PREFER_NOT_TO_SAY)) {
      fields.oneOf(field, given, choices, "");
    }
    return given;
  }

  String sex() {
    return sex;
  }

  String ethnicGroup() {
    return ethnicGroup;
  }

  String disability() {
    return disability;
  }

  String ageBand() {
    return ageBand;
  }

  /** Hides what was answered from any log that this slips into. */
  @Override
  public String toString() {
    return "EqualityAnswers";
  }
}
