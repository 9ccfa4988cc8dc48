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
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** The form that proposes a rule by choosing fields and values. */
@Path("/trials/fields")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class RulePages {

  private final QueryTrials trials;
  private final ProposeRule proposeRule;
  private final EntryForms forms;

  RulePages(QueryTrials trials, ProposeRule proposeRule, EntryForms forms) {
    this.trials = trials;
    this.proposeRule = proposeRule;
    this.forms = forms;
  }

  /**
   * What there is to choose from.
   *
   * @param record null of a share
   * @param kind how the rule of today counts; null if none does
   */
  record Choices(
      RecordFields record,
      MeasureKind kind,
      List<Option> outcomes,
      List<Option> measures,
      List<Option> units,
      List<Option> polarities) {

    public List<Option> kinds() {
      return List.of(
          Option.of(MeasureKind.FLOW_COUNT.name(), "Each record counts 1"),
          Option.of(MeasureKind.FLOW_SUM.name(), "An amount of each record is added up"),
          Option.of(
              MeasureKind.DISTINCT_PEOPLE.name(),
              "Different people: each counts once in a period"));
    }

    public boolean isNew() {
      return kind == null;
    }

    public boolean isDated() {
      return kind != MeasureKind.STOCK;
    }

    public boolean adds() {
      return isNew() || kind == MeasureKind.FLOW_SUM || kind == MeasureKind.REPORTED;
    }

    public boolean isOfPeople() {
      return isNew() || kind == MeasureKind.DISTINCT_PEOPLE;
    }

    public boolean splits() {
      return kind != MeasureKind.REPORTED;
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance choose(Measure measure, List<Option> kinds, Form form);

    static native TemplateInstance rule(Measure measure, Choices choices, Form form);
  }

  @GET
  public TemplateInstance form(
      @QueryParam("measure") String changed, @QueryParam("from") String from) {
    var kept = forms.open();
    var measure = found(changed == null ? kept.text("measure") : changed);
    var start =
        measure == null ? new HashMap<String, List<String>>() : RuleRequest.startingWith(measure);
    Stream.of(kept.text("from"), from)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(record -> start.put("from", List.of(record)));
    if (!start.containsKey("from")) {
      return Templates.choose(measure, RecordFields.kinds(), Form.blank());
    }
    return Templates.rule(
        measure,
        choices(measure, start.get("from").get(0)),
        forms.open(Form.startingWithSome(start)));
  }

  private Measure found(String id) {
    return id == null ? null : trials.measure(id);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response propose(Form form) {
    var typed = RuleRequest.of(form);
    var measure = found(typed.measure());
    var choices = choices(measure, typed.from());
    return forms
        .sent(form, "propose-rule", typed)
        .orAgain(refused -> Templates.rule(measure, choices, refused))
        .refusedAt("title")
        .then(() -> "/trials/%s?proposed=true".formatted(proposeRule.propose(typed, forms.who())));
  }

  private Choices choices(Measure measure, String from) {
    var isShare = RuleRequest.SHARE.equals(from);
    var counted = measure != null && measure.isAutomatic();
    return new Choices(
        isShare
            ? null
            : RecordFields.of(from)
                .orElseThrow(() -> new NotFound("kind of record with this name")),
        counted ? measure.kind() : null,
        trials.outcomes(),
        isShare ? trials.parts() : List.of(),
        Arrays.stream(Unit.values())
            .filter(unit -> unit != Unit.JUDGEMENT && unit != Unit.PERCENT)
            .map(unit -> Option.of(unit.name(), FieldWords.titled(unit.name())))
            .toList(),
        Arrays.stream(Polarity.values())
            .map(polarity -> Option.of(polarity.name(), polarity.words()))
            .toList());
  }
}
