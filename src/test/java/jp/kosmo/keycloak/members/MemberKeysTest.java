package jp.kosmo.keycloak.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberKeysTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            髙橋　太郎 | 高橋太郎
            髙﨑 𠮷子 | 高崎吉子
            斎藤 花子 | 齋藤花子
            渡邉 一 | 渡辺 一
            ｹﾝﾎﾟ ﾊﾅｺ | ケンポハナコ
            けんぽ はなこ | ケンポ　ハナコ
            ｼﾖｳｼﾞ | ショウジ
            ハットリ | ﾊﾂﾄﾘ
            ジョン・スミス | ジョン スミス
            ジョン･スミス | ジョンスミス
            ロ－ラ | ローラ
            Ｔａｒｏ Ｙａｍａｄａ | TARO YAMADA
            か\u3099 | が
            \u200B山田\u2060 | 山田
            """)
    void isTheSameName(String stored, String typed) {
        assertThat(MemberKeys.ofName(stored)).isNotNull().isEqualTo(MemberKeys.ofName(typed));
    }

    @ParameterizedTest
    @CsvSource({"ハト, バト", "山田, 山本", "島田, 鳥田", "カ, ガ"})
    void isAnotherName(String one, String other) {
        assertThat(MemberKeys.ofName(one)).isNotEqualTo(MemberKeys.ofName(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　\u200B", "・"})
    void isNothing(String written) {
        assertThat(MemberKeys.ofName(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"00123, １２３", "0000, 0", "ab-12, ＡＢ１２", "12 34, 1234", "健保1, 健保１"})
    void isTheSameNumber(String stored, String typed) {
        assertThat(MemberKeys.ofNumber(stored)).isEqualTo(MemberKeys.ofNumber(typed));
    }

    @Test
    void theRangeOfABeginningHoldsTheNamesThatBeginSo() {
        Random random = new Random(20261130);
        List<String> names = RandomNames.of(random).limit(10_000).toList();
        TreeMap<String, Set<Integer>> index = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String key = MemberKeys.ofName(names.get(i));
            if (key != null) {
                index.computeIfAbsent(key, fresh -> new TreeSet<>()).add(i);
            }
        }
        List<String> comparable = names.stream().map(ComparableName::of).toList();

        for (String beginning : beginnings(random, names).limit(2_000).toList()) {
            String key = MemberKeys.ofName(beginning);
            if (key == null || key.length() >= MemberKeys.NAME_WIDTH) {
                continue;
            }
            Set<Integer> expected = new TreeSet<>();
            for (int i = 0; i < names.size(); i++) {
                if (comparable.get(i).startsWith(ComparableName.of(beginning))) {
                    expected.add(i);
                }
            }
            Set<Integer> found = new TreeSet<>();
            index.subMap(key, MemberKeys.end(key)).values().forEach(found::addAll);
            assertThat(found).as("names beginning with '%s'", beginning).isEqualTo(expected);
        }
    }

    /** Of names that are there, so that most of them find somebody, and some of anything. */
    static Stream<String> beginnings(Random random, List<String> names) {
        return Stream.generate(() -> {
            String name = names.get(random.nextInt(names.size()));
            int points = name.codePointCount(0, name.length());
            return random.nextInt(10) == 0
                    ? RandomNames.text(random, 2)
                    : name.substring(0, name.offsetByCodePoints(0, 1 + random.nextInt(points)));
        });
    }

    @Test
    void sortsBySymbolAndNumberAndBranchAsNumbers() {
        Random random = new Random(20261130);
        List<Map<String, String>> members = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            members.add(Map.of(
                    InsuredPerson.SYMBOL, "0".repeat(random.nextInt(3)) + (1 + random.nextInt(12)),
                    InsuredPerson.NUMBER, "0".repeat(random.nextInt(3)) + (1 + random.nextInt(120)),
                    InsuredPerson.BRANCH_NUMBER, String.valueOf(random.nextInt(12))));
        }
        List<Map<String, String>> byKey = new ArrayList<>(members);
        byKey.sort(Comparator.comparing(member -> MemberKeys.of("00000000-0000-0000-0000-000000000000", member::get)
                .sort()));

        assertThat(byKey)
                .isSortedAccordingTo(
                        Comparator.comparingInt((Map<String, String> member) -> number(member, InsuredPerson.SYMBOL))
                                .thenComparingInt(member -> number(member, InsuredPerson.NUMBER))
                                .thenComparingInt(member -> number(member, InsuredPerson.BRANCH_NUMBER)));
    }

    private static int number(Map<String, String> member, String attribute) {
        return Integer.parseInt(Objects.requireNonNull(member.get(attribute)));
    }

    /** Whatever was imported, and however long. */
    @Test
    void fitsTheColumns() {
        Random random = new Random(20261130);
        for (int i = 0; i < 500; i++) {
            Map<String, String> record = new HashMap<>();
            Stream.of("displayName", MemberKeys.KANA, InsuredPerson.SYMBOL, InsuredPerson.NUMBER)
                    .forEach(attribute -> record.put(attribute, RandomNames.text(random, random.nextInt(300))));
            MemberKeys keys = MemberKeys.of("a-user-id-of-another-system-that-is-no-uuid-at-all", record::get);

            assertThat(keys.sort()).hasSize(MemberKeys.SORT_WIDTH);
            assertThat(Stream.of(keys.symbol(), keys.number()).filter(Objects::nonNull))
                    .allMatch(key -> key.length() <= MemberKeys.NUMBER_WIDTH);
            assertThat(Stream.of(keys.name(), keys.kana()).filter(Objects::nonNull))
                    .allMatch(key -> key.matches("[0-9A-F]{2," + MemberKeys.NAME_WIDTH + "}"));
        }
    }
}
