package throughline.local.mail;

import java.time.Instant;

/** One mail as its reader sees it. */
record Mail(int number, String to, String from, String subject, Instant received, String text) {}
