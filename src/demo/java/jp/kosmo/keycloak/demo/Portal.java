package jp.kosmo.keycloak.demo;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A small portal of the unions: the relying party in front of which the members' journey happens. One server on one port
 * of 127.0.0.1 serves every union; the host name of a request says which. It runs until {@link #close()}.
 */
public final class Portal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Portal.class.getName());
    private static final String SITE = "site";

    private final Sites sites;
    private final Map<Site, PortalLogin> logins;
    private final Javalin server;

    /**
     * Starts the portal. Keycloak need not run yet.
     *
     * @param port the port that the sites' portal addresses name; a busy one is refused with a
     *     {@link io.javalin.util.JavalinBindException}
     * @param sites whom to serve
     */
    public Portal(int port, Sites sites) {
        this.sites = sites;
        this.logins = sites.all().stream()
                .collect(Collectors.toMap(
                        Function.identity(), site -> new PortalLogin(new OpenId(site), new LoggedIn())));
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.modifyServletContextHandler(
                            handler -> PortalSession.configure(handler.getSessionHandler()));
                    route(config.routes);
                })
                .start("127.0.0.1", port);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void route(RoutesConfig routes) {
        routes.before(this::welcome);
        routes.get("/", Portal::top);
        routes.get("/service/{id}", Portal::service);
        routes.get("/login", ctx -> login(ctx, PortalLogin::begin));
        routes.get("/callback", ctx -> login(ctx, PortalLogin::finish));
        routes.post("/logout", ctx -> login(ctx, PortalLogin::end));
        routes.post(Site.BACK_CHANNEL_LOGOUT + "{realm}", this::ended);
        routes.get("/portal.css", ctx -> ctx.contentType(ContentType.TEXT_CSS).result(Resource.text("portal.css")));
        routes.get("/icons.svg", ctx -> ctx.contentType(ContentType.IMAGE_SVG).result(Resource.text("icons.svg")));
        routes.get(
                "/logo.svg",
                ctx -> ctx.contentType(ContentType.IMAGE_SVG)
                        .result(site(ctx).look().logo()));
        routes.exception(Notice.Interruption.class, (e, ctx) -> show(ctx, e.notice()));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.log(Level.ERROR, "The portal failed at " + ctx.path(), e);
            show(ctx, Notice.BROKEN);
        });
        routes.error(HttpStatus.NOT_FOUND.getCode(), this::notFound);
    }

    private void welcome(Context ctx) {
        sites.forHost(Objects.requireNonNullElse(ctx.host(), "")).ifPresent(site -> ctx.attribute(SITE, site));
        ctx.header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }

    private static void top(Context ctx) {
        Site site = site(ctx);
        ctx.html(new PortalSession(ctx)
                .member()
                .map(member -> PortalPages.menu(site, member))
                .orElseGet(() -> PortalPages.top(site)));
    }

    private static void service(Context ctx) {
        Site site = site(ctx);
        PortalMember member = new PortalSession(ctx).member().orElseThrow(Notice.SESSION_EXPIRED::interrupt);
        String id = ctx.pathParam("id");
        Service service = site.services().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(Notice.NOT_FOUND::interrupt);
        ctx.html(PortalPages.service(site, member, service));
    }

    private void login(Context ctx, BiConsumer<PortalLogin, Context> step) {
        step.accept(Objects.requireNonNull(logins.get(site(ctx))), ctx);
    }

    /** Asked by Keycloak and not by a browser, so the path names the union, and not the host. */
    private void ended(Context ctx) {
        Site ended = sites.all().stream()
                .filter(site -> site.realm().equals(ctx.pathParam("realm")))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        Objects.requireNonNull(logins.get(ended)).ended(ctx);
    }

    private void notFound(Context ctx) {
        if (ctx.attribute(SITE) == null) {
            ctx.html(PortalPages.unknownHost(sites.all()));
        } else {
            show(ctx, Notice.NOT_FOUND);
        }
    }

    private static void show(Context ctx, Notice notice) {
        ctx.status(notice.status()).html(PortalPages.notice(site(ctx), new PortalSession(ctx).member(), notice));
    }

    private static Site site(Context ctx) {
        return Optional.<Site>ofNullable(ctx.attribute(SITE)).orElseThrow(NotFoundResponse::new);
    }
}
