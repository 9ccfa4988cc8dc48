package throughline.platform.web.problem;

/** What an error page says to a person. */
record ErrorPageText(String title, String advice) {

  static ErrorPageText of(Problem problem) {
    if (problem.equals(Problems.AWAY)) {
      return new ErrorPageText(
          "This service is not available now",
          "What you sent may not have been saved. Try again in a few minutes.");
    }
    return switch (problem.code()) {
      case "signed-out" ->
          new ErrorPageText(
              "You have been signed out",
              "What you sent was not saved. Go to the start of this service, sign in again and send"
                  + " it once more.");
      case "read-only" ->
          new ErrorPageText(
              "Nothing can be saved at the moment",
              "This service can show what there is, but what you sent was not saved, and nobody can"
                  + " sign in or out. Try again in a few minutes.");
      case "busy" ->
          new ErrorPageText(
              "Too many files are being made at the moment",
              "Go back, wait a few seconds and ask for yours again. If you asked for many at once,"
                  + " ask for one after the other.");
      default -> ofStatus(problem.status(), problem.detail());
    };
  }

  private static ErrorPageText ofStatus(int status, String detail) {
    return switch (status) {
      case 401 ->
          new ErrorPageText(
              "Sign-in did not finish",
              "Go to the start of this service and sign in again. If it happens again, close the"
                  + " browser first.");
      case 404 ->
          new ErrorPageText(
              "Page not found",
              detail
                  + " Check the web address if you typed it, or go to the start of this service.");
      case 405 ->
          new ErrorPageText(
              "This page cannot be opened like that",
              "Go to the start of this service and follow the links from there.");
      case 408 ->
          new ErrorPageText(
              "That took too long to arrive",
              "What you sent was not saved. Check your connection, go back and send it again.");
      case 403, 409 -> new ErrorPageText("This cannot be done now", detail);
      case 413 -> new ErrorPageText("That is too much to send", "Send less text and try again.");
      case 414 ->
          new ErrorPageText(
              "That web address is too long",
              "Go to the start of this service and follow the links from there.");
      case 422 ->
          new ErrorPageText(
              "This form was already sent",
              "What you sent first is saved. Open the form again to send something else.");
      case 429 ->
          new ErrorPageText(
              "You have too much of this open at once",
              "Close some of the pages that you have open, or wait a minute, and try again.");
      case 431 ->
          new ErrorPageText(
              "Your browser sent too much at once",
              "Delete the cookies of this website in your browser, then open it again.");
      case 500 ->
          new ErrorPageText(
              "Sorry, there is a problem with this service",
              "What you sent may not have been saved. Try again later.");
      default ->
          status < 500
              ? new ErrorPageText(
                  "Your browser sent something we could not use",
                  "The page may have been open for too long. Go back, reload the page and try again.")
              : new ErrorPageText(
                  "This service is not available now", "Try again in a few minutes.");
    };
  }
}
