package throughline.platform.web.layout;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.ParserHelper;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Templates are indented for those who write them. A browser would be sent each of these spaces, in
 * a table once for each row, so they are taken out once, when a template is read. What a person has
 * typed is no part of a template and keeps its spaces, and so does a template that quotes lines.
 */
class WithoutIndentation {

  private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");
  private static final String QUOTED = "<pre";

  void configure(@Observes EngineBuilder builder) {
    builder.addParserHook(WithoutIndentation::take);
  }

  private static void take(ParserHelper helper) {
    helper.addContentFilter(WithoutIndentation::of);
  }

  static String of(String template) {
    return template.contains(QUOTED) ? template : INDENTATION.matcher(template).replaceAll("");
  }
}
