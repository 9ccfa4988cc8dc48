package throughline.tracker.figure;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;

/** A page that shows what was known at the end of a day. */
public final class KnownAtPage {

  private KnownAtPage() {}

  /**
   * A page of the day that its address asks for. A day that is none is explained on the page of
   * today, with what was typed.
   */
  public static Response of(
      UriInfo uri, Clock clock, BiFunction<LocalDate, Form, TemplateInstance> page) {
    var form = Form.of(uri.getQueryParameters());
    try {
      return Response.ok(page.apply(KnownAt.read(typed(uri, form), clock), form)).build();
    } catch (InvalidInput wrong) {
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(page.apply(London.today(clock), form.with(wrong.errors())))
          .build();
    }
  }

  /** What an address holds: {@code knownAt=2026-11-24}, or the three boxes of the page's form. */
  private static String typed(UriInfo uri, Form form) {
    var whole = uri.getQueryParameters().getFirst("knownAt");
    return whole == null ? form.date("knownAt") : whole;
  }
}
