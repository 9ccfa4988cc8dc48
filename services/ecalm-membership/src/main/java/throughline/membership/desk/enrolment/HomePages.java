package throughline.membership.desk.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import throughline.membership.desk.enrolment.ListEnrolments.RecentEnrolment;
import throughline.membership.desk.enrolment.ShowOffices.OfficeDay;
import throughline.membership.desk.offer.DeferredOffers;
import throughline.membership.desk.offer.DeferredOffers.DeferredOffer;
import throughline.membership.desk.offer.RecordOffer.RecordedOffer;
import throughline.membership.record.Desk;
import throughline.membership.reference.office.OfficeChoice;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.StartCards;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** The start page: what waits for whoever opens it, and what a desk does most. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class HomePages {
  /** So that what a desk does most is seen first; all are a link away. */
  private static final PageRequest THE_NEWEST = PageRequest.first(5);

  private final StartCards start;
  private final OfficeChoice offices;
  private final DeferredOffers deferredOffers;
  private final ShowOffices showOffices;
  private final ListEnrolments listEnrolments;
  private final CurrentPerson person;

  HomePages(
      StartCards start,
      OfficeChoice offices,
      DeferredOffers deferredOffers,
      ShowOffices showOffices,
      ListEnrolments listEnrolments,
      CurrentPerson person) {
    this.start = start;
    this.offices = offices;
    this.deferredOffers = deferredOffers;
    this.showOffices = showOffices;
    this.listEnrolments = listEnrolments;
    this.person = person;
  }

  /** What a registrar sees of the offers. */
  record Offers(
      List<Option> offices,
      Slice<DeferredOffer> waiting,
      RecordedOffer recorded,
      List<OfficeDay> days) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance home(
        List<HomeCard> cards,
        Form form,
        Offers offers,
        List<RecentEnrolment> recent,
        boolean handedOn,
        boolean stopped);

    static native TemplateInstance noDesk(List<HomeCard> cards);
  }

  @GET
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF, Roles.ADMINISTRATOR, Roles.LIBRARY_SYSTEM})
  public TemplateInstance home(
      @QueryParam("recorded") String recorded,
      @QueryParam("office") String office,
      @QueryParam("saved") String saved,
      @QueryParam("stopped") String stopped) {
    if (!Desk.isFor(person)) {
      return Templates.noDesk(start.cards());
    }
    var desk = Desk.of(person);
    return Templates.home(
        start.cards(),
        Form.blank(),
        offers(desk, recorded, office),
        listEnrolments.recent(desk),
        saved != null,
        stopped != null);
  }

  /** Null for somebody who registers no births. */
  private Offers offers(Desk desk, String recorded, String office) {
    return desk.offices().isNone()
        ? null
        : new Offers(
            offices.of(desk.offices()),
            deferredOffers.waiting(desk.offices(), THE_NEWEST),
            RecordedOffer.of(recorded, office),
            showOffices.ofSeveral(desk.offices()));
  }
}
