package jp.kosmo.keycloak.it.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.representations.idm.RealmRepresentation;

/** A mail server that refuses some mails, and names whom they are for, as mail servers do. It keeps the others. */
public final class RefusingMailServer implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("<([^>]*)>");

    private final ServerSocket socket;
    private final Map<String, String> atRecipient = new LinkedHashMap<>();
    private final Map<String, String> atEnd = new LinkedHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile CountDownLatch greeting = new CountDownLatch(0);

    /** It knows nobody. */
    public RefusingMailServer() {
        this(Map.of("", "550 5.1.1"), Map.of());
    }

    /**
     * It refuses whose addresses begin so, with these answers.
     *
     * @param atRecipient when it hears of the recipient
     * @param atEnd when it has the whole mail
     */
    public RefusingMailServer(Map<String, String> atRecipient, Map<String, String> atEnd) {
        this.atRecipient.putAll(atRecipient);
        this.atEnd.putAll(atEnd);
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "refusing-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Lets a realm send its mails here, and wait long for an answer. */
    public void patientlyFrom(RealmRepresentation realm) {
        realm.getSmtpServer().put("port", String.valueOf(port()));
        realm.getSmtpServer().put("timeout", "120000");
    }

    /** Whom it has taken mails for, in order. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** From the next connection on it answers nobody until {@link CountDownLatch#countDown}. */
    public CountDownLatch hang() {
        greeting = new CountDownLatch(1);
        return greeting;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                CountDownLatch mayAnswer = greeting;
                connections.incrementAndGet();
                mayAnswer.await();
                talk(client);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        String recipient = "";
        answer(client, "220 ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT TO:")) {
                recipient = address(line);
                answer(client, refusal(atRecipient, recipient).orElse("250 ok"));
            } else if (command.equals("DATA")) {
                answer(client, "354 go on");
                skipMail(lines);
                Optional<String> refusal = refusal(atEnd, recipient);
                if (refusal.isEmpty()) {
                    taken.add(recipient);
                }
                answer(client, refusal.orElse("250 ok"));
            } else if (command.startsWith("QUIT")) {
                answer(client, "221 bye");
                return;
            } else {
                answer(client, "250 ok");
            }
        }
    }

    private static void skipMail(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            // what it says is no matter
        }
    }

    private static Optional<String> refusal(Map<String, String> answers, String recipient) {
        return answers.entrySet().stream()
                .filter(answer -> recipient.startsWith(answer.getKey()))
                .findFirst()
                .map(answer -> answer.getValue() + " <" + recipient + ">: no such mailbox");
    }

    private static String address(String line) {
        Matcher found = ADDRESS.matcher(line);
        return found.find() ? found.group(1) : "";
    }

    private static void answer(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
