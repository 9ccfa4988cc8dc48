package throughline.platform.web.equality;

import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import throughline.platform.database.equality.EqualityAnswers;
import throughline.platform.database.equality.EqualityAnswers.AgeBand;
import throughline.platform.database.equality.EqualityAnswers.Disability;
import throughline.platform.database.equality.EqualityAnswers.Sex;
import throughline.platform.database.equality.EthnicGroup;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/** The choices of the tag {@code equalityQuestions}, and its form as answers. */
public final class EqualityQuestions {
  private static final Option RATHER_NOT =
      Option.of(EqualityAnswers.PREFER_NOT_TO_SAY, "Prefer not to say");

  private EqualityQuestions() {}

  @TemplateExtension(namespace = "equality")
  public static List<Option> sexes() {
    return options(Sex.values(), Sex::words);
  }

  @TemplateExtension(namespace = "equality")
  public static List<Option> ethnicGroups() {
    return options(EthnicGroup.values(), EthnicGroup::words);
  }

  @TemplateExtension(namespace = "equality")
  public static List<Option> disabilities() {
    return options(Disability.values(), Disability::words);
  }

  @TemplateExtension(namespace = "equality")
  public static List<Option> ageBands() {
    return options(AgeBand.values(), AgeBand::words);
  }

  private static <E extends Enum<E>> List<Option> options(E[] choices, Function<E, String> words) {
    return Stream.concat(Option.each(Arrays.asList(choices), words).stream(), Stream.of(RATHER_NOT))
        .toList();
  }

  /**
   * What was answered.
   *
   * @throws throughline.platform.core.input.InvalidInput names every answer that was not offered
   */
  public static EqualityAnswers read(Form form) {
    return EqualityAnswers.read(
        form.text("sex"), form.text("ethnicGroup"), form.text("disability"), form.text("ageBand"));
  }
}
