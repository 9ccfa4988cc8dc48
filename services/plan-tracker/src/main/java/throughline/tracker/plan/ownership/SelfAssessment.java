package throughline.tracker.plan.ownership;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.web.input.Option;
import throughline.tracker.shared.Mark;

/** How a measure stands that no figure can judge, as its owner judges it. */
@Schema(name = "JudgedState")
public enum SelfAssessment {
  NOT_STARTED("Not started", Mark.NOT_BEGUN),
  ON_TRACK("On track", Mark.GOOD),
  AT_RISK("At risk", Mark.CAREFUL),
  OFF_TRACK("Off track", Mark.BAD),
  ACHIEVED("Achieved", Mark.REACHED);

  private final String words;
  private final Mark mark;

  SelfAssessment(String words, Mark mark) {
    this.words = words;
    this.mark = mark;
  }

  public String words() {
    return words;
  }

  public Mark mark() {
    return mark;
  }

  public boolean isBehind() {
    return this == OFF_TRACK || this == AT_RISK;
  }

  static List<Option> options() {
    return Arrays.stream(values()).map(state -> Option.of(state.name(), state.words())).toList();
  }
}
