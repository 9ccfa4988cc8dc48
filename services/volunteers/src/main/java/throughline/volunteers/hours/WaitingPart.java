package throughline.volunteers.hours;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.web.input.Form;

/**
 * Which part of the hours that wait a coordinator has before them. Addresses and forms say it, so
 * that they come back to it from whatever they decide.
 */
record WaitingPart(PageRequest wanted, Narrowed narrowed) {

  private static final String LIST = "/approvals";

  /** With a box, a button and a link each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  /** What an address says of it, as typed. */
  record Asked(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("library") String library) {}

  /** That of the address, or of the form that was kept for it. */
  static WaitingPart of(Form form, Asked asked) {
    return form.kept() ? of(form) : of(asked);
  }

  static WaitingPart of(Asked asked) {
    return of(PageRequest.linked(asked.after(), asked.before()), asked.library());
  }

  static WaitingPart of(Form form) {
    return of(form.part(), form.value("library"));
  }

  private static WaitingPart of(PageRequest wanted, String library) {
    return new WaitingPart(wanted.atMost(MOST_OF_A_PAGE), Narrowed.to(null, null, library));
  }

  /** The address of its page, to which more may be said. */
  UriBuilder address() {
    var address = UriBuilder.fromPath(LIST).replaceQuery(narrowed.query());
    wanted.parameters().forEach(address::queryParam);
    return address;
  }

  public String path() {
    return address().build().toString();
  }

  /** Ends the address of a page that comes back to it. */
  public String query() {
    return path().substring(LIST.length());
  }
}
