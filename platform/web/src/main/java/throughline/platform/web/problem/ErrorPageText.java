package throughline.platform.web.problem;

import java.util.Map;

/** What an error page says to a person. */
record ErrorPageText(String title, String advice) {

  private static final Map<Integer, ErrorPageText> BY_STATUS =
      Map.of(
          401,
          new ErrorPageText(
              "Sign-in did not finish",
              "Go to the start of this service and sign in again. If it happens again, close the"
                  + " browser first."),
          405,
          new ErrorPageText(
              "This page cannot be opened like that",
              "Go to the start of this service and follow the links from there."),
          408,
          new ErrorPageText(
              "That took too long to arrive",
              "What you sent was not saved. Check your connection, go back and send it again."),
          413,
          new ErrorPageText("That is too much to send", "Send less text and try again."),
          414,
          new ErrorPageText(
              "That web address is too long",
              "Go to the start of this service and follow the links from there."),
          422,
          new ErrorPageText(
              "This form was already sent",
              "What you sent first is saved. Open the form again to send something else."),
          429,
          new ErrorPageText(
              "You have too much of this open at once",
              "Close some of the pages that you have open, or wait a minute, and try again."),
          431,
          new ErrorPageText(
              "Your browser sent too much at once",
              "Delete the cookies of this website in your browser, then open it again."),
          500,
          new ErrorPageText(
              "Sorry, there is a problem with this service",
              "What you sent may not have been saved. Try again later."));

  private static final ErrorPageText SIGNED_OUT =
      new ErrorPageText(
          "You have been signed out",
          "What you sent was not saved. Go to the start of this service, sign in again and send it"
              + " once more.");

  private static final ErrorPageText UNUSABLE =
      new ErrorPageText(
          "Your browser sent something we could not use",
          "The page may have been open for too long. Go back, reload the page and try again.");

  private static final ErrorPageText UNAVAILABLE =
      new ErrorPageText("This service is not available now", "Try again in a few minutes.");

  private static final ErrorPageText READ_ONLY =
      new ErrorPageText(
          "Nothing can be saved at the moment",
          "This service can show what there is, but what you sent was not saved, and nobody can sign"
              + " in or out. Try again in a few minutes.");

  private static final ErrorPageText AWAY =
      new ErrorPageText(
          "This service is not available now",
          "What you sent may not have been saved. Try again in a few minutes.");

  private static final ErrorPageText BUSY =
      new ErrorPageText(
          "Too many files are being made at the moment",
          "Go back, wait a few seconds and ask for yours again. If you asked for many at once, ask for"
              + " one after the other.");

  static ErrorPageText of(Problem problem) {
    if (problem.equals(Problems.SIGNED_OUT)) {
      return SIGNED_OUT;
    }
    if (problem.equals(Problems.READ_ONLY)) {
      return READ_ONLY;
    }
    if (problem.equals(Problems.AWAY)) {
      return AWAY;
    }
    if (problem.equals(Problems.BUSY)) {
      return BUSY;
    }
    return switch (problem.status()) {
      case 404 ->
          new ErrorPageText(
              "Page not found",
              problem.detail()
                  + " Check the web address if you typed it, or go to the start of this service.");
      case 409 -> new ErrorPageText("This cannot be done now", problem.detail());
      default ->
          BY_STATUS.getOrDefault(problem.status(), problem.status() < 500 ? UNUSABLE : UNAVAILABLE);
    };
  }
}
