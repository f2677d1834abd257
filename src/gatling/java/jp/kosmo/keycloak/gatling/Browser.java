package jp.kosmo.keycloak.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.http.response.Response;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How members' browsers behave. Where they are sent next, the simulations say. */
final class Browser {
    private Browser() {}

    static HttpProtocolBuilder of(RunOptions options, Unions unions) {
        HttpProtocolBuilder browser = http.acceptHeader("text/html,*/*;q=0.8")
                .acceptLanguageHeader("ja")
                .acceptEncodingHeader("gzip, deflate")
                .disableFollowRedirect()
                .disableWarmUp();
        if (options.flag("share-connections")) {
            browser = browser.shareConnections();
        }
        if (options.flag("infer-html-resources")) {
            browser = browser.inferHtmlResources();
        }
        return unions.areOnThisMachine() ? onThisMachine(browser, unions.hosts()) : browser;
    }

    /** Browsers know that every host below {@code localhost} is this machine and take it for secure without TLS; Gatling does not. */
    private static HttpProtocolBuilder onThisMachine(HttpProtocolBuilder browser, List<String> hosts) {
        Map<String, List<String>> here =
                hosts.stream().collect(Collectors.toMap(host -> host, host -> List.of("127.0.0.1")));
        return browser.hostNameAliases(here).transformResponse((response, session) -> withoutSecureCookies(response));
    }

    private static Response withoutSecureCookies(Response response) {
        List<String> cookies = response.headers().getAll(HttpHeaderNames.SET_COOKIE).stream()
                .map(cookie -> cookie.replaceAll("(?i);\\s*secure", ""))
                .toList();
        response.headers().set(HttpHeaderNames.SET_COOKIE, cookies);
        return response;
    }
}
