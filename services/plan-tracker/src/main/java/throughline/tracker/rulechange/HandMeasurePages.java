package throughline.tracker.rulechange;

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
import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.plan.ownership.SetOwnership;
import throughline.tracker.shared.Roles;

/** The form that adds a measure whose figures people enter, and the one that words it anew. */
@Path("/trials/by-hand")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class HandMeasurePages {

  private final QueryTrials trials;
  private final ProposeByHand proposeByHand;
  private final EntryForms forms;

  HandMeasurePages(QueryTrials trials, ProposeByHand proposeByHand, EntryForms forms) {
    this.trials = trials;
    this.proposeByHand = proposeByHand;
    this.forms = forms;
  }

  record Choices(
      List<Option> outcomes, List<Option> units, List<Option> polarities, List<Option> often) {

    public List<Option> byPlace() {
      return List.of(Option.of(HandMeasureRequest.YES, "Its figures may be entered by library"));
    }

    public List<Option> stands() {
      return List.of(Option.of(HandMeasureRequest.YES, "Each figure stands until the next one"));
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance add(Choices choices, Form form);

    static native TemplateInstance change(Measure measure, Choices choices, Form form);
  }

  @GET
  public TemplateInstance form(@QueryParam("measure") String measure) {
    var kept = forms.open();
    var changed = measure == null ? kept.text("measure") : measure;
    if (changed == null) {
      return Templates.add(choices(), kept);
    }
    var today = trials.byHand(changed);
    return change(today, forms.open(HandMeasureRequest.startingWith(today)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response propose(Form form) {
    var typed = HandMeasureRequest.of(form);
    var changed = typed.measure() == null ? null : trials.byHand(typed.measure());
    return forms
        .sent(form, "propose-by-hand", typed)
        .orAgain(
            refused ->
                changed == null ? Templates.add(choices(), refused) : change(changed, refused))
        .refusedAt("title")
        .sentBefore(
            "title",
            "This form was sent before, and another measure was proposed with it. Look at that one,"
                + " then send this one if it is meant, too")
        .then(
            () -> "/trials/%s?proposed=true".formatted(proposeByHand.propose(typed, forms.who())));
  }

  private TemplateInstance change(Measure measure, Form form) {
    return Templates.change(measure, choices(), form);
  }

  private Choices choices() {
    return new Choices(
        trials.outcomes(),
        Units.options(),
        Arrays.stream(Polarity.values())
            .map(polarity -> Option.of(polarity.name(), polarity.words()))
            .toList(),
        SetOwnership.frequencies());
  }
}
