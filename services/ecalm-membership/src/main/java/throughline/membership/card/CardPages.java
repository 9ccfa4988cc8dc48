package throughline.membership.card;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import throughline.membership.card.ChangeStock.WriteOffReason;
import throughline.membership.card.ShowStock.CardsInBox;
import throughline.membership.card.ShowStock.HandedOver;
import throughline.membership.card.ShowStock.StockLine;
import throughline.membership.reference.office.OfficeChoice;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** The cards of an office: what came, what is left, what was passed over. */
@Path("/cards")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.REGISTRAR)
class CardPages {
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance stock(Stock stock, String saved);

    static native TemplateInstance batch(Form form, List<Option> offices);

    static native TemplateInstance writeOff(Form form, List<Option> reasons);

    static native TemplateInstance handOver(Form form, List<Option> offices);

    static native TemplateInstance level(Form form, List<Option> offices);
  }

  /** What the page of the stock shows. */
  record Stock(
      List<StockLine> lines,
      List<CardsInBox> next,
      List<CardsInBox> gaps,
      List<HandedOver> handedOver) {}

  private final ShowStock showStock;
  private final ChangeStock changeStock;
  private final OfficeChoice offices;
  private final FormPost formPost;
  private final CurrentPerson person;

  CardPages(
      ShowStock showStock,
      ChangeStock changeStock,
      OfficeChoice offices,
      FormPost formPost,
      CurrentPerson person) {
    this.showStock = showStock;
    this.changeStock = changeStock;
    this.offices = offices;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  public TemplateInstance stock(@QueryParam("saved") String saved) {
    var places = places();
    return Templates.stock(
        new Stock(
            showStock.of(places),
            showStock.next(places),
            showStock.gaps(places),
            showStock.handedOver(places)),
        saved);
  }

  @GET
  @Path("received")
  public TemplateInstance batch() {
    return batchPage(formPost.opened());
  }

  @POST
  @Path("received")
  public Response receive(Form form) {
    var typed = ChangeStock.Request.of(form);
    var places = places();
    return changed(
        form,
        "receive-card-batch",
        typed,
        this::batchPage,
        "received",
        () -> changeStock.receive(typed, person.subject(), places));
  }

  @GET
  @Path("write-off")
  public TemplateInstance writeOffForm() {
    places();
    return Templates.writeOff(formPost.opened(), WriteOffReason.options());
  }

  @POST
  @Path("write-off")
  public Response writeOff(Form form) {
    var typed = ChangeStock.Request.of(form);
    var places = places();
    return changed(
        form,
        "write-off-cards",
        typed,
        again -> Templates.writeOff(again, WriteOffReason.options()),
        "written-off",
        () -> changeStock.writeOff(typed, person.subject(), places));
  }

  @GET
  @Path("hand-over")
  public TemplateInstance handOverForm() {
    places();
    return handOverPage(formPost.opened());
  }

  @POST
  @Path("hand-over")
  public Response handOver(Form form) {
    var typed = ChangeStock.Request.of(form);
    var places = places();
    return changed(
        form,
        "hand-over-cards",
        typed,
        this::handOverPage,
        "handed-over",
        () -> changeStock.handOver(typed, person.subject(), places));
  }

  @GET
  @Path("reorder-level")
  public TemplateInstance level() {
    return levelPage(formPost.opened());
  }

  @POST
  @Path("reorder-level")
  public Response setLevel(Form form) {
    var office = form.text("office");
    var level = form.text("level");
    var places = places();
    return changed(
        form,
        "set-reorder-level",
        List.of(String.valueOf(office), String.valueOf(level)),
        this::levelPage,
        "level",
        () -> changeStock.setReorderLevel(office, level, places));
  }

  private Response changed(
      Form form,
      String operation,
      Object typed,
      Function<Form, TemplateInstance> page,
      String saved,
      Runnable change) {
    return formPost.of(form, operation, typed).orAgain(page).then(change, "/cards?saved=" + saved);
  }

  private TemplateInstance batchPage(Form form) {
    return Templates.batch(form, offices.of(places()));
  }

  private TemplateInstance handOverPage(Form form) {
    return Templates.handOver(form, offices.every());
  }

  private TemplateInstance levelPage(Form form) {
    return Templates.level(form, offices.of(places()));
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }
}
