package throughline.tracker.entry.observation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.decision.ListPart;
import throughline.platform.web.input.Form;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.shared.Roles;

/** The figures that wait for a second person, and the forms that approve them or send one back. */
@Path("/approvals")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ApprovalPages {

  private static final int MOST = 15;

  private final ApproveObservations proposals;
  private final EntryForms forms;

  ApprovalPages(ApproveObservations proposals, EntryForms forms) {
    this.proposals = proposals;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(
        Slice<Proposal> waiting,
        ListPart part,
        Map<String, List<Evidence>> evidence,
        Map<String, String> replaced,
        Optional<String> me,
        boolean anyToTick,
        String done,
        Form form);

    static native TemplateInstance sendBack(Proposal proposal, Form form);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("done") String done,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    var form = forms.open();
    var part = form.kept() ? form.part() : PageRequest.linked(after, before);
    return page(done, part, form);
  }

  @POST
  public Response approve(Form form) {
    var boxes = form.ticked("proposal");
    return forms
        .sent(form, "approve-observations", boxes)
        .orAgain(refused -> page(null, refused.part(), refused))
        .refusedAt("proposal")
        .then(
            () -> proposals.approve(boxes, forms.who()),
            part(form.part()).saying("done", "approved"));
  }

  private static ListPart part(PageRequest wanted) {
    return new ListPart("/approvals", wanted.atMost(MOST));
  }

  @GET
  @Path("{measure}/{key}/return")
  public TemplateInstance returnForm(
      @PathParam("measure") String measure, @PathParam("key") String key) {
    return Templates.sendBack(proposals.waiting(measure, key), forms.open());
  }

  @POST
  @Path("{measure}/{key}/return")
  public Response sendBack(
      @PathParam("measure") String measure, @PathParam("key") String key, Form form) {
    return forms
        .sent(form, "return-observation " + measure + " " + key, form.value("reason"))
        .orAgain(refused -> Templates.sendBack(proposals.stillWaiting(measure, key), refused))
        .refusedAt("reason")
        .then(
            () -> proposals.sendBack(form.value("box"), form.text("reason"), forms.who()),
            "/approvals?done=returned");
  }

  private TemplateInstance page(String done, PageRequest wanted, Form form) {
    var part = part(wanted);
    var waiting =
        Slice.part(proposals.waiting(), proposal -> proposal.id().inList(), part.wanted());
    var me = forms.me().map(UUID::toString);
    return Templates.list(
        waiting,
        part,
        proposals.evidence(),
        proposals.replaced(waiting.items()),
        me,
        !waiting.items().stream().allMatch(proposal -> proposal.isOf(me)),
        done,
        form);
  }
}
