package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.DenyAll;
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

    @GET
    @RolesAllowed("**")
    public String anyoneSignedIn() {
      return "";
    }

    @GET
    @DenyAll
    public String closed() {
      return "";
    }

    public String noEndpoint() {
      return "";
    }
  }

  @Path("/guarded")
  @RolesAllowed("registrar")
  static class Guarded {
    @GET
    public String asTheClass() {
      return "";
    }

    @GET
    @PermitAll
    public String openedAgain() {
      return "";
    }
  }

  @Path("/open")
  @PermitAll
  static class Open {
    @GET
    public String asTheClass() {
      return "";
    }

    @GET
    @RolesAllowed("registrar")
    public String guardedAgain() {
      return "";
    }
  }

  @Test
  void findsEachThatNamesNoRole() {
    var classes = new ClassFileImporter().importClasses(Sample.class, Guarded.class, Open.class);

    assertEquals(
        Set.of(
            "Sample.forgotten",
            "Sample.unlisted",
            "Sample.anyoneSignedIn",
            "Guarded.openedAgain",
            "Open.asTheClass"),
        EndpointSecurity.leftOpen(Endpoint.of(classes), Set.of("Sample.listed")));
  }

  @Test
  void findsTheStaleEntriesOfTheList() {
    var classes = new ClassFileImporter().importClasses(Guarded.class);

    assertEquals(
        Set.of("not public any more: Guarded.asTheClass", "not public any more: Guarded.gone"),
        EndpointSecurity.leftOpen(
            Endpoint.of(classes),
            Set.of("Guarded.openedAgain", "Guarded.asTheClass", "Guarded.gone")));
  }
}
