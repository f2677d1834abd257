package jp.kosmo.keycloak.it.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** HTTP without redirects. Every host below {@code localhost} is this machine, as browsers have it. */
public final class Http {

    private static final int PARALLEL = 64;

    /** No answer takes longer. Who waits for one cannot be interrupted, so a silent server must not be waited for. */
    private static final Timeout PATIENCE = Timeout.ofMinutes(2);

    private static final CloseableHttpClient CLIENT = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new LocalhostIsHere())
                    .setDefaultConnectionConfig(ConnectionConfig.custom()
                            .setConnectTimeout(PATIENCE)
                            .setSocketTimeout(PATIENCE)
                            .build())
                    .setMaxConnPerRoute(PARALLEL)
                    .setMaxConnTotal(PARALLEL)
                    .build())
            .disableRedirectHandling()
            // A test must see every answer, 503 included.
            .disableAutomaticRetries()
            .build();

    private static final ThreadLocal<@Nullable Consumer<Answer>> LISTENER = new ThreadLocal<>();

    private Http() {}

    /** Tells of every answer on this thread until it is closed. */
    public static Listening listen(Consumer<Answer> listener) {
        LISTENER.set(listener);
        return LISTENER::remove;
    }

    public static Answer get(URI uri) {
        return send(new HttpGet(uri), new BasicCookieStore());
    }

    /** Whether somebody answers 200 there; not listening yet is no. */
    public static boolean answers(URI uri) {
        try {
            return get(uri).status() == 200;
        } catch (UncheckedIOException notYetListening) {
            return false;
        }
    }

    public static Answer send(ClassicHttpRequest request, CookieStore cookies) {
        var context = HttpClientContext.create();
        context.setCookieStore(cookies);
        try {
            Answer answer = CLIENT.execute(request, context, response -> {
                Header location = response.getFirstHeader("Location");
                String body = response.getEntity() == null ? "" : text(response.getEntity());
                return new Answer(
                        uri(request),
                        response.getCode(),
                        List.of(response.getHeaders()),
                        location == null ? null : location.getValue(),
                        body);
            });
            Consumer<Answer> listener = LISTENER.get();
            if (listener != null) {
                listener.accept(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI uri(ClassicHttpRequest request) {
        return URI.create(request.getScheme() + "://" + request.getAuthority() + request.getRequestUri());
    }

    /**
     * What came back.
     *
     * @param location where a redirect points, else null
     */
    public record Answer(
            URI uri,
            int status,
            List<Header> headers,
            @Nullable String location,
            String body) {}

    /** Ends with {@link #close}. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Of a file each character is one byte. */
    private static String text(HttpEntity body) throws IOException, ParseException {
        return String.valueOf(body.getContentType()).startsWith("application/octet-stream")
                ? new String(EntityUtils.toByteArray(body), StandardCharsets.ISO_8859_1)
                : EntityUtils.toString(body);
    }

    private static final class LocalhostIsHere extends SystemDefaultDnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return host.endsWith(".localhost")
                    ? new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})}
                    : super.resolve(host);
        }
    }
}
