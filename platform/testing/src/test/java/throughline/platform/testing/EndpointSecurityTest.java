package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointSecurityTest {

  @Path("/sample")
  static class Sample {
    @GET
    @RolesAllowed("registrar")
    public String guarded() {
      return "";
    }

    @GET
    @PermitAll
    public String listed() {
      return "";
    }

    @GET
    @PermitAll
    public String unlisted() {
      return "";
    }

    @GET
    public String forgotten() {
      return "";
    }
  }

  @Test
  void findsTheForgottenTheUnlistedAndTheStaleEntry() {
    var classes = new ClassFileImporter().importClasses(Sample.class);

    var leftOpen = EndpointSecurity.leftOpen(classes, Set.of("Sample.listed", "Sample.gone"));

    assertEquals(
        Set.of("Sample.forgotten", "Sample.unlisted", "not public any more: Sample.gone"),
        leftOpen);
  }
}
