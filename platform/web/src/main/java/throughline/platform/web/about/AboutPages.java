package throughline.platform.web.about;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The pages to which every footer leads. Anybody may read them. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class AboutPages {

  private final AboutSettings settings;
  private final Instance<PrivacyNotes> notes;
  private final Instance<ServiceCookies> cookies;
  private final String service;

  AboutPages(
      AboutSettings settings,
      Instance<PrivacyNotes> notes,
      Instance<ServiceCookies> cookies,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.settings = settings;
    this.notes = notes;
    this.cookies = cookies;
    this.service = service;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance help(AboutSettings settings);

    static native TemplateInstance accessibility(AboutSettings settings);

    static native TemplateInstance privacy(AboutSettings settings, List<String> notes);

    static native TemplateInstance cookies(String service, List<ServiceCookies.Described> more);
  }

  @GET
  @Path("help")
  public TemplateInstance help() {
    return Templates.help(settings);
  }

  @GET
  @Path("accessibility")
  public TemplateInstance accessibility() {
    return Templates.accessibility(settings);
  }

  @GET
  @Path("privacy")
  public TemplateInstance privacy() {
    return Templates.privacy(
        settings, notes.stream().flatMap(each -> each.paragraphs().stream()).toList());
  }

  @GET
  @Path("cookies")
  public TemplateInstance cookies() {
    return Templates.cookies(
        service, cookies.stream().flatMap(each -> each.cookies().stream()).toList());
  }
}
