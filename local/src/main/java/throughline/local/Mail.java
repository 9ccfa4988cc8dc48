package throughline.local;

import java.util.List;
import throughline.local.mail.MailServer;

/** The demonstration's mail server, and the page on which its mail can be read. */
final class Mail implements Server {
  private final Settings settings;

  Mail(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String title() {
    return "Mail";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.MAIL, Port.MAIL_PAGE);
  }

  @Override
  public ProcessBuilder command() {
    ProcessBuilder command =
        new JavaCommand(settings.folder(), name(), "48m", Compilers.FIRST)
            .with(MailServer.class.getName(), port(Port.MAIL), port(Port.MAIL_PAGE))
            .build();
    command.environment().put("CLASSPATH", ClassPath.all());
    return command;
  }

  private String port(Port port) {
    return Integer.toString(settings.ports().of(port));
  }

  @Override
  public boolean isReady() {
    return Http.isOk(settings.address(Port.MAIL_PAGE));
  }
}
