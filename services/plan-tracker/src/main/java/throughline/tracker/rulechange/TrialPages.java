package throughline.tracker.rulechange;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** New versions of rules: proposed, tried beside today's figures, approved or sent back. */
@Path("/trials")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class TrialPages {

  /** The page asks again by itself for as long as it is counted, also without script. */
  private static final String REFRESH = "Refresh";

  private static final String SECONDS = "3";

  private static final String APPROVE = "approve";

  private final QueryTrials trials;
  private final OpenFacts facts;
  private final ProposeTrial proposeTrial;
  private final DecideTrial decideTrial;
  private final EntryForms forms;

  TrialPages(
      QueryTrials trials,
      OpenFacts facts,
      ProposeTrial proposeTrial,
      DecideTrial decideTrial,
      EntryForms forms) {
    this.trials = trials;
    this.facts = facts;
    this.proposeTrial = proposeTrial;
    this.decideTrial = decideTrial;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(List<Trial> trials);

    static native TemplateInstance propose(Form form);

    static native TemplateInstance trial(
        QueryTrials.Opened opened, boolean mine, boolean proposed, boolean decided);

    static native TemplateInstance facts(OpenFacts.Opened opened);

    static native TemplateInstance decide(Trial trial, boolean approval, Form form);
  }

  @GET
  public TemplateInstance list() {
    return Templates.list(trials.all());
  }

  @GET
  @Path("new")
  public TemplateInstance form(
      @QueryParam("measure") String measure, @QueryParam("like") String like) {
    var entry =
        measure == null && like == null ? QueryTrials.ADDED : trials.beginning(measure, like);
    return Templates.propose(forms.open(Map.of("entry", entry)));
  }

  @POST
  @Path("new")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response propose(Form form) {
    return forms
        .withFile(form, "propose-trial", () -> List.of(entry(form), form.value("reason")))
        .orAgain(refused -> Templates.propose(withText(form, refused)))
        .refusedAt("entry")
        .then(
            () -> {
              var typed = new TrialRequest(entry(form), form.text("reason"));
              return "/trials/%s?proposed=true".formatted(proposeTrial.propose(typed, forms.who()));
            });
  }

  private static String entry(Form form) {
    return form.fileIfAny("file")
        .map(TrialPages::text)
        .or(() -> Optional.ofNullable(form.text("entry")))
        .orElse("");
  }

  private static String text(UploadedFile file) {
    if (file.size() == 0) {
      throw new InvalidInput("file", "The file is empty. Choose the file with the measure");
    }
    if (file.size() > 4L * TrialRequest.LONGEST_ENTRY) {
      throw new InvalidInput(
          "file", "The file is longer than one measure. Send a file that holds one measure");
    }
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file.path())))
              .toString();
      if (text.indexOf('\0') >= 0) {
        throw noText();
      }
      return text.replace("\r\n", "\n").replace("\uFEFF", "");
    } catch (CharacterCodingException notUtf8) {
      throw noText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidInput noText() {
    return new InvalidInput(
        "file", "The file is no text in UTF-8. Save the measure as a text file and choose that");
  }

  private static Form withText(Form sent, Form refused) {
    try {
      return refused.having(Map.of("entry", entry(sent))).with(refused.errors());
    } catch (InvalidInput noText) {
      return refused;
    }
  }

  @GET
  @Path("{id}")
  public Response trial(
      @PathParam("id") UUID id,
      @QueryParam("proposed") String proposed,
      @QueryParam("decided") String decided) {
    var opened = trials.open(id, CompareFigures.ON_A_PAGE);
    var mine = opened.trial().isOf(forms.me());
    var answer = Response.ok(Templates.trial(opened, mine, proposed != null, decided != null));
    return opened.isBeingCounted() ? answer.header(REFRESH, SECONDS).build() : answer.build();
  }

  @GET
  @Path("{id}/{decision:approve|return}")
  public TemplateInstance decideForm(
      @PathParam("id") UUID id, @PathParam("decision") String decision) {
    return Templates.decide(trials.one(id), decision.equals(APPROVE), forms.open());
  }

  @POST
  @Path("{id}/{decision:approve|return}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(
      @PathParam("id") UUID id, @PathParam("decision") String decision, Form form) {
    var approval = decision.equals(APPROVE);
    var trial = trials.one(id);
    return forms
        .sent(form, "decide-trial %s %b".formatted(id, approval), form.value("reason"))
        .orAgain(refused -> Templates.decide(trial, approval, refused))
        .refusedAt("reason")
        .then(
            () -> {
              if (approval) {
                decideTrial.approve(id, form.text("reason"), forms.who());
              } else {
                decideTrial.sendBack(id, form.text("reason"), forms.who());
              }
              return trial.path() + "?decided=true";
            });
  }

  @GET
  @Path("{id}/facts")
  public TemplateInstance facts(
      @PathParam("id") UUID id,
      @QueryParam("month") String month,
      @QueryParam("place") String place,
      @QueryParam("side") String side,
      @QueryParam("page") String page) {
    return Templates.facts(facts.open(OpenFacts.Asked.of(id, month, place, side), page(page)));
  }

  @GET
  @Path("{id}/facts/csv")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response factsFile(
      @PathParam("id") UUID id,
      @QueryParam("month") String month,
      @QueryParam("place") String place,
      @QueryParam("side") String side) {
    var asked = OpenFacts.Asked.of(id, month, place, side);
    facts.check(asked);
    return file("facts", out -> facts.write(out, asked));
  }

  @GET
  @Path("{id}/csv")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response comparison(@PathParam("id") UUID id) {
    return file("comparison", trials.comparison(id)::write);
  }

  private static Response file(String name, StreamingOutput content) {
    return Download.of("%s%s".formatted(name, Kind.CSV.ending()), Kind.CSV.mediaType(), content);
  }

  static int page(String typed) {
    return typed != null && typed.matches("[1-9]\\d{0,5}") ? Integer.parseInt(typed) : 1;
  }
}
