package throughline.tracker.figure;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;

/** The day of knowledge that somebody asks for. */
public final class KnownAt {

  private KnownAt() {}

  /** What an address holds: {@code knownAt=2026-11-24}, or the three boxes of the page's form. */
  public static String typed(UriInfo uri, Form form) {
    var whole = uri.getQueryParameters().getFirst("knownAt");
    return whole == null ? form.date("knownAt") : whole;
  }

  /**
   * Reads it.
   *
   * @param typed as year-month-day; empty means today
   * @throws InvalidInput when it is no date or lies in the future
   */
  public static LocalDate read(String typed, Clock clock) {
    var today = London.today(clock);
    if (typed == null || typed.isBlank()) {
      return today;
    }
    var fields = new Fields().called("knownAt", "Day");
    var day = fields.date("knownAt", typed, "Enter the day");
    if (fields.ok("knownAt") && day.isAfter(today)) {
      fields.reject("knownAt", "The day must be today or in the past");
    }
    Century.check(fields, "knownAt", day);
    fields.throwIfAny();
    return day;
  }

  /**
   * A page of the day that its address asks for. A day that is none is explained on the page of
   * today, with what was typed.
   */
  public static Response page(
      UriInfo uri, Clock clock, BiFunction<LocalDate, Form, TemplateInstance> page) {
    var form = Form.of(uri.getQueryParameters());
    try {
      return Response.ok(page.apply(read(typed(uri, form), clock), form)).build();
    } catch (InvalidInput wrong) {
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(page.apply(London.today(clock), form.with(wrong.errors())))
          .build();
    }
  }
}
