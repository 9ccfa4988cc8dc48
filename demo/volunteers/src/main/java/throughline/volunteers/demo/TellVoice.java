package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;
import throughline.platform.database.equality.EqualityAnswers;
import throughline.volunteers.demo.TakeOn.Newcomer;
import throughline.volunteers.monitoring.AnswerQuestions;
import throughline.volunteers.monitoring.AskWho;
import throughline.volunteers.voice.AnswerIdea;
import throughline.volunteers.voice.AnswerRequest;
import throughline.volunteers.voice.AnswerSurvey;
import throughline.volunteers.voice.AskSurveys;
import throughline.volunteers.voice.IdeaRequest;
import throughline.volunteers.voice.RaiseIdea;
import throughline.volunteers.voice.SurveyRequest;

/**
 * What volunteers say: an idea every other week, answered in time or late, and once in the year how
 * they find it, and who they are. They have addresses, by which they are asked.
 */
@ApplicationScoped
class TellVoice {
  private static final LocalTime RAISED = LocalTime.of(16, 40);
  private static final LocalTime ANSWERED = LocalTime.of(11, 10);
  private static final int PEOPLE = 24;
  private static final List<String> PLACES = List.of("WEST", "COWL");
  private static final int DAYS_BETWEEN = 12;
  private static final int DAYS_TO_ANSWER = 28;
  private static final int LATE_EVERY = 5;
  private static final int MONTHS_UNTIL_ASKED = 7;
  private static final int ANSWERED_PERCENT = 62;

  /** An idea, what becomes of it, and whether something does. */
  private record Idea(String text, String answer, boolean actedOn) {}

  private static final List<Idea> IDEAS =
      """
      Open the back door on Saturdays, so that prams need not take the steps | The back door is open from 10 on Saturdays | yes
      A coat stand for volunteers | There is one behind the desk now | yes
      Large-print labels on the shelves of talking books | Done in April at all libraries that have them | yes
      Pay the bus fare of those who come far | The county pays fares on request; the form is at the desk | yes
      A quiet hour without music at the museum | Mondays from 9 to 10, from May on | yes
      A second computer for the digital helpers | There is no money for it this year. We ask again in spring | no
      Coffee in the reading room | The carpets are new, and spills are not paid for | no
      A list of who speaks which language | Each library has one at the desk now | yes
      Let us sign in by a card | Nobody keeps a list by hand any more: staff press that you came | no
      Badges with first names only | New badges have first names only | yes
      """
          .lines()
          .map(TellVoice::idea)
          .toList();

  private static final String ASKED =
      "SELECT id, version FROM idea WHERE answered_on IS NULL AND id = :id";

  private static final String SURVEYS =
      """
      SELECT link FROM survey_ask JOIN person ON person.id = person_id
      WHERE NOT answered AND asked_on = CAST(:day AS date) ORDER BY subject
      """;

  private static final String QUESTIONS =
      """
      SELECT link FROM equality_ask JOIN person ON person.id = person_id
      WHERE state = 'ASKED' AND asked_at = :now ORDER BY subject
      """;

  private static final List<String> AGREEMENT =
      List.of("STRONGLY_AGREE", "STRONGLY_AGREE", "AGREE", "AGREE", "AGREE", "NEITHER", "DISAGREE");
  private static final List<String> SEX = List.of("FEMALE", "FEMALE", "MALE");
  private static final List<String> ETHNIC_GROUP =
      List.of(
          "WHITE_BRITISH",
          "WHITE_BRITISH",
          "WHITE_BRITISH",
          "WHITE_OTHER",
          "ASIAN_INDIAN",
          "BLACK_AFRICAN");
  private static final List<String> DISABILITY = List.of("NO", "NO", "NO", "A_LITTLE");
  private static final List<String> AGE = List.of("FROM_25", "FROM_45", "FROM_55", "FROM_65");

  private record Waiting(UUID id, long version) {}

  private final TakeOn takeOn;
  private final RaiseIdea raiseIdea;
  private final AnswerIdea answerIdea;
  private final AskSurveys askSurveys;
  private final AnswerSurvey answerSurvey;
  private final AskWho askWho;
  private final AnswerQuestions answerQuestions;
  private final Sql sql;

  TellVoice(
      TakeOn takeOn,
      RaiseIdea raiseIdea,
      AnswerIdea answerIdea,
      AskSurveys askSurveys,
      AnswerSurvey answerSurvey,
      AskWho askWho,
      AnswerQuestions answerQuestions,
      Sql sql) {
    this.takeOn = takeOn;
    this.raiseIdea = raiseIdea;
    this.answerIdea = answerIdea;
    this.askSurveys = askSurveys;
    this.answerSurvey = answerSurvey;
    this.askWho = askWho;
    this.answerQuestions = answerQuestions;
    this.sql = sql;
  }

  void tell(SampleYear year) {
    var people = IntStream.range(0, PEOPLE).mapToObj(number -> newcomer(year, number)).toList();
    year.moveTo(year.firstDay(), ANSWERED);
    var county = year.people().named("county-coordinator").signedIn();
    people.forEach(each -> takeOn.takeOn(each, county));
    var number = 0;
    for (var day = year.firstDay().plusDays(DAYS_BETWEEN);
        day.isBefore(year.today());
        day = day.plusDays(DAYS_BETWEEN)) {
      tellIdea(year, day, number, people.get(number % PEOPLE));
      number++;
    }
    var day = year.firstDay().plusMonths(MONTHS_UNTIL_ASKED);
    if (day.isBefore(year.today())) {
      tellAnswers(year, day);
    }
  }

  private static Newcomer newcomer(SampleYear year, int number) {
    var person = year.people().madeUp("spokesperson", number);
    var reached =
        new SamplePerson(
            person.username(), person.subject(), person.name(), person.username() + "@example.org");
    var born = year.firstDay().minusYears(30 + number);
    var lately = year.firstDay().minusMonths(2);
    var place = PLACES.get(number % PLACES.size());
    return new Newcomer(reached, born, "digital-helper", place, lately, lately);
  }

  private void tellIdea(SampleYear year, LocalDate day, int number, Newcomer who) {
    var random = year.random("idea", number);
    var idea = IDEAS.get(number % IDEAS.size());
    year.moveTo(day, RAISED);
    var typed = new IdeaRequest(idea.text(), who.place());
    var id = raiseIdea.raise(typed, who.person().signedIn());
    var days =
        number % LATE_EVERY == LATE_EVERY - 1 ? 35 + random.nextInt(8) : 3 + random.nextInt(20);
    var answered = day.plusDays(days);
    if (answered.isBefore(year.today())) {
      year.moveTo(answered, ANSWERED);
      answer(year, id, idea);
      var inTime = days <= DAYS_TO_ANSWER;
      var settled = inTime ? answered : day.plusDays(DAYS_TO_ANSWER);
      year.tally().add("volunteer-ideas-answered", settled, 1);
      year.tally().add("volunteer-ideas-in-time", settled, inTime ? 1 : 0);
      year.tally().add("volunteer-ideas-acted-on", settled, idea.actedOn() ? 1 : 0);
    }
  }

  private void answer(SampleYear year, UUID id, Idea idea) {
    var county = year.people().named("county-coordinator").signedIn();
    var seen = sql.of(ASKED).bind("id", id).one(Waiting.class);
    var typed =
        new AnswerRequest(
            idea.actedOn() ? "YES" : "NO", idea.answer(), idea.actedOn() ? idea.text() : null);
    answerIdea.answer(id, seen.version(), typed, county, Places.everywhere());
  }

  private void tellAnswers(SampleYear year, LocalDate day) {
    var random = year.random("survey");
    year.moveTo(day, ANSWERED);
    askSurveys.run();
    askWho.run();
    var surveys = sql.of(SURVEYS).bind("day", day).list(UUID.class);
    var questions = sql.of(QUESTIONS).bind("now", SampleYear.at(day, ANSWERED)).list(UUID.class);
    year.moveTo(day.plusDays(2), RAISED);
    surveys.stream()
        .filter(each -> random.nextInt(100) < ANSWERED_PERCENT)
        .forEach(each -> answerSurvey.answer(each, survey(random)));
    questions.stream()
        .filter(each -> random.nextInt(100) < ANSWERED_PERCENT)
        .forEach(each -> answerQuestions.answer(each, answers(random)));
  }

  private static SurveyRequest survey(Random random) {
    return new SurveyRequest(
        SampleYear.pick(AGREEMENT, random),
        SampleYear.pick(AGREEMENT, random),
        SampleYear.pick(AGREEMENT, random));
  }

  private static EqualityAnswers answers(Random random) {
    return EqualityAnswers.read(
        SampleYear.pick(SEX, random),
        SampleYear.pick(ETHNIC_GROUP, random),
        SampleYear.pick(DISABILITY, random),
        SampleYear.pick(AGE, random));
  }

  private static Idea idea(String line) {
    var cells = line.split(" \\| ");
    return new Idea(cells[0], cells[1], cells[2].equals("yes"));
  }
}
