package throughline.volunteers.voice;

import java.util.Arrays;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/** Answers to the survey as typed: how far somebody agrees with three sentences. */
public record SurveyRequest(String valued, String listenedTo, String recommends) {
  private static final String CHOOSE = "Say how far you agree";

  /** As Time Well Spent asks, so that its figures stand beside ours. */
  public enum Agreement {
    STRONGLY_AGREE("Strongly agree"),
    AGREE("Agree"),
    NEITHER("Neither agree nor disagree"),
    DISAGREE("Disagree"),
    STRONGLY_DISAGREE("Strongly disagree");

    private final String words;

    Agreement(String words) {
      this.words = words;
    }

    /** From 5 for the first to 1. */
    int points() {
      return values().length - ordinal();
    }
  }

  record Answers(int valued, int listenedTo, int recommends) {}

  static List<Option> choices() {
    return Option.each(Arrays.asList(Agreement.values()), each -> each.words);
  }

  static SurveyRequest of(Form form) {
    return new SurveyRequest(form.text("valued"), form.text("listenedTo"), form.text("recommends"));
  }

  Answers read() {
    var fields = new Fields();
    var first = fields.oneOf("valued", valued, Agreement.class, CHOOSE);
    var second = fields.oneOf("listenedTo", listenedTo, Agreement.class, CHOOSE);
    var third = fields.oneOf("recommends", recommends, Agreement.class, CHOOSE);
    fields.throwIfAny();
    return new Answers(first.points(), second.points(), third.points());
  }

  /** Hides what was answered from any log that this object slips into. */
  @Override
  public String toString() {
    return "SurveyRequest";
  }
}
