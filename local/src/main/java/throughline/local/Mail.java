package throughline.local;

import throughline.local.mail.MailServer;

/** The demonstration's mail server, and the page on which its mail can be read. */
final class Mail extends Server {
  private final Settings settings;

  Mail(Settings settings) {
    super("mail", "Mail", Port.MAIL, Port.MAIL_PAGE);
    this.settings = settings;
  }

  @Override
  ProcessBuilder command() {
    ProcessBuilder command =
        new JavaCommand(settings.folder(), name(), "48m", Compilers.FIRST)
            .with(MailServer.class.getName(), port(Port.MAIL), port(Port.MAIL_PAGE))
            .build();
    command.environment().put("CLASSPATH", ClassPath.all());
    return command;
  }

  private String port(Port port) {
    return Integer.toString(settings.ports().listening(port));
  }

  @Override
  boolean isReady() {
    return Http.isOk(settings.address(Port.MAIL_PAGE));
  }
}
