package jp.kosmo.keycloak.it.attack;

import static jp.kosmo.keycloak.it.client.FormPost.Place.FIELD;
import static jp.kosmo.keycloak.it.client.FormPost.Place.QUERY;
import static jp.kosmo.keycloak.it.client.FormPost.encoded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.FormPost.Place;

/**
 * Requests that no form makes, generated from the one a form would make. All of them must be refused: what decides is
 * spoiled in an answer that is right but for that, what does not decide is spoiled in an answer that is wrong anyway. Left
 * out is what would rightly succeed (a right value first and a wrong one of the same name after it), and what Keycloak's
 * HTTP layer answers with 500 whatever the address: percent-encoding that cannot be decoded ({@code %zz}), a
 * {@code Content-Type} that does not exist, a multipart body that ends too early.
 */
public final class Mutations {

    /** Would become an element of the page if it were not escaped. */
    public static final String MARKUP = "kosmo-markup";

    private static final int LONG = 100_000;
    /** Quarkus takes 4096 characters for the whole line and closes the connection on more. */
    private static final int LONG_IN_ADDRESS = 2_500;

    private static final int COMBINATIONS = 10;
    private static final List<Field> ADDRESS = List.of(
            new Field(QUERY, "session_code", Decides.ALWAYS),
            new Field(QUERY, "execution", Decides.ALWAYS),
            new Field(QUERY, "client_id", Decides.ALWAYS),
            new Field(QUERY, "tab_id", Decides.ALWAYS),
            new Field(QUERY, "client_data", Decides.NEVER));

    private final Random random;
    private final List<String> names;
    private final Map<String, String> foreign;
    private final List<String> executions;

    /**
     * Always the same ones.
     *
     * @param seed what makes them differ from those of another run
     * @param names of all fields there are in any form
     * @param foreign values that belong to somebody or something else, by what they are
     * @param executions ids of the steps of the realm's flows
     */
    public Mutations(long seed, List<String> names, Map<String, String> foreign, List<String> executions) {
        this.random = new Random(seed);
        this.names = names;
        this.foreign = foreign;
        this.executions = executions;
    }

    /** Those of a form, and those that only it knows. */
    public List<Mutation> of(SecondFactorForm form) {
        List<Field> fields = Stream.of(
                        form.always().stream().map(name -> new Field(FIELD, name, Decides.ALWAYS)),
                        form.filled().stream().map(name -> new Field(FIELD, name, Decides.WHEN_FILLED)),
                        form.never().stream().map(name -> new Field(FIELD, name, Decides.NEVER)))
                .flatMap(same -> same)
                .toList();
        var all = new ArrayList<Mutation>();
        Stream.concat(fields.stream(), ADDRESS.stream()).forEach(field -> all.addAll(values(field)));
        List<String> own = fields.stream().map(Field::name).toList();
        names.stream()
                .filter(name -> !own.contains(name))
                .map(name -> wrong("field of another form", name, post -> post.with(FIELD, name, "on")))
                .forEach(all::add);
        executions.forEach(id -> {
            all.add(deciding("another execution", id, post -> post.with(QUERY, "execution", id)));
            all.add(wrong("authenticationExecution", id, post -> post.with(FIELD, "authenticationExecution", id)));
        });
        all.addAll(RequestShapes.all());
        all.addAll(combinations(all));
        all.addAll(form.own());
        return all;
    }

    /** The Base64 value of a field, cut off at so many places. */
    List<Mutation> cut(String field, int times) {
        return random.doubles(times)
                .mapToObj(where -> deciding(
                        "cut off",
                        field + " at " + where,
                        post -> spoil(post, field, bytes -> Arrays.copyOf(bytes, (int) (where * bytes.length)))))
                .toList();
    }

    /**
     * The Base64 value of a field with one bit flipped, so many times.
     *
     * @param from the first byte that may be
     * @param most how many from there on may be
     */
    List<Mutation> flipped(String field, int times, ToIntFunction<byte[]> from, int most) {
        return random.doubles(times)
                .mapToObj(where -> {
                    int bit = random.nextInt(Byte.SIZE);
                    return deciding(
                            "bit flipped",
                            field + " at " + where + ", bit " + bit,
                            post -> spoil(post, field, bytes -> {
                                int first = from.applyAsInt(bytes);
                                bytes[first + (int) (where * Math.min(most, bytes.length - first))] ^=
                                        (byte) (1 << bit);
                                return bytes;
                            }));
                })
                .toList();
    }

    /** Changes the bytes a field holds as Base64. */
    private static FormPost spoil(FormPost post, String field, UnaryOperator<byte[]> change) {
        byte[] bytes = Base64.getUrlDecoder().decode(post.value(FIELD, field));
        return post.with(FIELD, field, Base64.getUrlEncoder().withoutPadding().encodeToString(change.apply(bytes)));
    }

    private List<Mutation> values(Field field) {
        byte[] garbage = new byte[60];
        random.nextBytes(garbage);
        var all = new ArrayList<Mutation>(List.of(
                blank("missing", field),
                blank("empty", field, ""),
                blank("blank", field, "+"),
                filled("very long", field, "x".repeat(field.place() == FIELD ? LONG : LONG_IN_ADDRESS)),
                filled("NUL", field, "%00"),
                filled("half a character", field, "%ED%A0%80"),
                filled("not UTF-8", field, "%FF%FEx"),
                filled("full-width digits", field, encoded("１２３４５")),
                filled("negative number", field, "-1"),
                filled("Base64", field, Base64.getUrlEncoder().withoutPadding().encodeToString(garbage)),
                filled("markup", field, encoded("\"'><" + MARKUP + ">")),
                filled("template", field, encoded("${7*7}{0}<#assign x=1>")),
                filled("on", field, "on"),
                spoiled(
                        "doubled",
                        field,
                        true,
                        post -> post.with(
                                field.place(), field.name(), "x", encoded(post.value(field.place(), field.name())))),
                spoiled(
                        "NUL after it",
                        field,
                        true,
                        post -> post.with(
                                field.place(),
                                field.name(),
                                encoded(post.value(field.place(), field.name())) + "%00"))));
        foreign.forEach((whose, value) -> all.add(filled(whose, field, encoded(value))));
        return all;
    }

    private static Mutation blank(String kind, Field field, String... values) {
        return spoiled(kind, field, false, post -> post.with(field.place(), field.name(), values));
    }

    private static Mutation filled(String kind, Field field, String value) {
        return spoiled(kind, field, true, post -> post.with(field.place(), field.name(), value));
    }

    private static Mutation spoiled(String kind, Field field, boolean filled, UnaryOperator<FormPost> change) {
        boolean decides = field.decides() == Decides.ALWAYS || (field.decides() == Decides.WHEN_FILLED && filled);
        return new Mutation(kind, field.name(), decides, change);
    }

    /** Several of them in one wrong answer. */
    private List<Mutation> combinations(List<Mutation> single) {
        return IntStream.range(0, COMBINATIONS)
                .mapToObj(i -> {
                    Mutation one = single.get(random.nextInt(single.size()));
                    Mutation two = single.get(random.nextInt(single.size()));
                    return wrong(
                            "combination",
                            one + ", " + two,
                            post -> two.change().apply(one.change().apply(post)));
                })
                .toList();
    }

    /** In an answer that is right but for this. */
    public static Mutation deciding(String kind, String what, UnaryOperator<FormPost> change) {
        return new Mutation(kind, what, true, change);
    }

    /** In an answer that is wrong anyway. */
    static Mutation wrong(String kind, String what, UnaryOperator<FormPost> change) {
        return new Mutation(kind, what, false, change);
    }

    /**
     * One way to spoil a request.
     *
     * @param kind what is done
     * @param what to what
     * @param decides whether it makes a right answer wrong; if not it is done to a wrong one
     */
    public record Mutation(String kind, String what, boolean decides, UnaryOperator<FormPost> change) {
        @Override
        public String toString() {
            return kind + ": " + what;
        }
    }

    /** A field of a form or of its address. */
    private record Field(Place place, String name, Decides decides) {}

    /** Whether a bad value of a field alone makes a right answer wrong. */
    private enum Decides {
        ALWAYS,
        WHEN_FILLED,
        NEVER
    }

    /** Where what follows this text begins. */
    static int after(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text) + text.length();
    }
}
