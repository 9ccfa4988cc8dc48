package throughline.tracker.shared;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The shorthand beside a figure, in the letters of the Government Analysis Function: "Symbols in
 * tables" (2022).
 */
public enum FigureMark {
  CONFIDENTIAL("[c]", "confidential", "hidden, so that nothing is told of a few people"),
  NOT_APPLICABLE("[z]", "not applicable", "there is nothing that it could be a share of"),
  PROVISIONAL("[p]", "provisional", "still changes"),
  NOT_AVAILABLE("[x]", "not available", "nothing was heard of its source, which is not 0"),
  REVISED("[r]", "revised", "changed since it was signed off or published");

  private final String letters;
  private final String title;
  private final String meaning;

  FigureMark(String letters, String title, String meaning) {
    this.letters = letters;
    this.title = title;
    this.meaning = meaning;
  }

  public String letters() {
    return letters;
  }

  public String meaning() {
    return meaning;
  }

  /** "[p] provisional". */
  public String words() {
    return letters + " " + title;
  }

  public static List<FigureMark> in(Collection<String> texts) {
    return Arrays.stream(values())
        .filter(mark -> texts.stream().anyMatch(text -> text.contains(mark.letters)))
        .toList();
  }

  /** In a template: {@code {marks:titled(figure.text)}}, with a title at each mark. */
  @TemplateExtension(namespace = "marks")
  static final class InTemplates {

    private InTemplates() {}

    static RawString titled(String text) {
      var html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      for (var mark : values()) {
        html =
            html.replace(
                mark.letters,
                "<abbr title=\"%s: %s\">%s</abbr>"
                    .formatted(mark.title, mark.meaning, mark.letters));
      }
      return new RawString(html);
    }
  }
}
