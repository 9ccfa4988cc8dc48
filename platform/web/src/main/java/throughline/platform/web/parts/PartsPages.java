package throughline.platform.web.parts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import throughline.platform.core.input.FieldError;
import throughline.platform.web.input.Form;

/** Every page part with its use, for those who build pages. Served by {@code ./run} only. */
@Path("/parts")
@Produces(MediaType.TEXT_HTML)
public class PartsPages {

  private final PartsSettings settings;

  PartsPages(PartsSettings settings) {
    this.settings = settings;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance parts(Form form, Form empty, PartsSamples samples);
  }

  /**
   * The page.
   *
   * @throws NotFoundException where the setting does not allow it
   */
  @GET
  @PermitAll
  public TemplateInstance parts() {
    if (!settings.parts()) {
      throw new NotFoundException();
    }
    return page();
  }

  static TemplateInstance page() {
    var wrong =
        Form.startingWith(Map.of("wrong", "yestreday", "story", "x".repeat(201)))
            .with(
                List.of(
                    new FieldError("wrong", "Day must be a date, for example 24 November 2026"),
                    new FieldError("story", "What happened must be 200 characters or fewer")));
    return Templates.parts(wrong, Form.blank(), PartsSamples.all());
  }
}
