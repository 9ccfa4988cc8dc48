package throughline.membership.record.life;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.shared.Roles;
import throughline.platform.files.pdf.Pdf;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.layout.CurrentPerson;

/** The certificate of an erasure, for the family to keep. */
@Path("/erasures/{certificate}")
@RolesAllowed(Roles.REGISTRAR)
class CertificatePages {

  private static final String PDF = "application/pdf";

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance certificate(Certificate certificate);

    static native TemplateInstance certificatePdf(Certificate certificate);
  }

  private final ShowCertificate showCertificate;
  private final CurrentPerson person;

  CertificatePages(ShowCertificate showCertificate, CurrentPerson person) {
    this.showCertificate = showCertificate;
    this.person = person;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public TemplateInstance page(@PathParam("certificate") UUID number) {
    return Templates.certificate(certificate(number));
  }

  @GET
  @Path("certificate.pdf")
  @Produces(PDF)
  @Operation(hidden = true)
  @HeavyAnswer
  public Response pdf(@PathParam("certificate") UUID number) {
    return Response.ok(Pdf.of(Templates.certificatePdf(certificate(number)).render()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"certificate-of-erasure.pdf\"")
        .build();
  }

  private Certificate certificate(UUID number) {
    return showCertificate.show(number, person.placesOf(Roles.REGISTRAR).required());
  }
}
