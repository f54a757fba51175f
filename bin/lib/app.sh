# Builds one module with all it needs into target/app/MODULE/BUILD and starts programs from there. Sourced by the scripts of bin/
# after jdk.sh; needs ROOT.
#
# target/app/MODULE/current names the build in use and is as old as the sources it was made from. It is written last and renamed
# into place, so that a build that was broken off is never used; two builds at once wait for each other.

BASE_FLAGS="--enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Xms64m -XX:MaxRAMPercentage=50 -XX:+UseParallelGC"

# Prints a file that is newer than the build $2 of module $1, if there is one.
newer_source() {
    set -- "$1" "$2" "$ROOT/pom.xml" "$ROOT/bin/lib/app.sh"
    for pom in "$ROOT"/*/pom.xml; do
        folder=${pom%/pom.xml}
        case ${folder##*/} in
            "$1") ;;
            testkit | benchmarks | examples) continue ;;
        esac
        set -- "$@" "$pom"
        [ -d "$folder/src/main" ] && set -- "$@" "$folder/src/main"
    done
    build=$2
    shift 2
    find "$@" -newer "$build" 2>/dev/null | head -n 1
}

is_built() {
    [ -f "$APPS/current" ] && read -r BUILD <"$APPS/current" && [ -d "$APPS/$BUILD" ] && [ -z "$(newer_source "$1" "$APPS/current")" ]
}

# Waits until no other process builds; the lock ends with the processes that hold it.
lock() {
    exec 9>"$ROOT/target/app/lock" || return 1
    if command -v flock >/dev/null 2>&1; then
        flock 9
    elif command -v perl >/dev/null 2>&1; then
        perl -MFcntl=:flock -e 'open(my $lock, ">&=", 9) && flock($lock, LOCK_EX)'
    fi
}

class_path() {
    paths=
    for jar in "$1"/*.jar; do
        paths="$paths${paths:+:}$jar"
    done
    printf '%s\n' "$paths"
}

build() {
    module=$1
    find_maven || return 1
    say "hillock: building $module (a minute or two; what Maven says is in target/app/$module/build.log) ..."
    began="$APPS/began"
    # A compiler that was killed may have left broken class files behind.
    if [ -f "$began" ]; then
        rm -rf "$ROOT"/*/target/classes "$ROOT"/*/target/maven-status
    fi
    : >"$began"
    if ! (cd "$ROOT" && "$MVN" -B -pl "$module" -am package -Dmaven.test.skip=true -Dspotless.check.skip=true) \
        </dev/null >"$APPS/build.log" 2>&1; then
        grep '^\[ERROR\]' "$APPS/build.log" | head -n 5 >&2
        say "hillock: the build failed; see target/app/$module/build.log."
        rm -f "$began"
        return 1
    fi
    BUILD=build-$(date +%Y%m%d-%H%M%S)-$$
    mkdir -p "$APPS/$BUILD/lib" &&
        cp -p "$ROOT/$module/target/hillock-$module"-[0-9]*.jar "$ROOT/$module"/target/lib/*.jar "$APPS/$BUILD/lib/" || return 1
    [ "$module" = cli ] && train
    printf '%s\n' "$BUILD" >"$APPS/current.new" &&
        touch -r "$began" "$APPS/current.new" &&
        mv -f "$APPS/current.new" "$APPS/current" &&
        rm -f "$began" || return 1
    # Builds that may still be running stay: the last three.
    for old in $(ls -1d "$APPS"/build-* 2>/dev/null | sort -r | tail -n +4); do
        rm -rf "$old"
    done
}

# Runs the program once and keeps what the JVM loaded and learned, so that later starts are fast. Not needed for correctness.
train() {
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/java" $BASE_FLAGS -Dhillock.home="$ROOT" -XX:AOTCacheOutput="$APPS/$BUILD/hillock.aot" \
        -cp "$(class_path "$APPS/$BUILD/lib")" org.hillock.cli.TrainingRun </dev/null >"$APPS/training.log" 2>&1 ||
        rm -f "$APPS/$BUILD/hillock.aot"
}

# Makes sure that module $1 is built from the sources as they are; sets APPS and BUILD.
ensure_built() {
    APPS="$ROOT/target/app/$1"
    is_built "$1" && return 0
    mkdir -p "$APPS" 2>/dev/null && [ -w "$APPS" ] || {
        say "hillock: $ROOT/target must be writable to build the program. Make it so, or build it as the owner of the folder first."
        return 1
    }
    (
        lock || exit 1
        is_built "$1" || build "$1"
    ) || return 1
    read -r BUILD <"$APPS/current"
}

# Starts main class $2 of module $1 with the remaining arguments in place of this shell.
start() {
    find_jdk && ensure_built "$1" || exit 1
    main=$2
    shift 2
    set -- -cp "$(class_path "$APPS/$BUILD/lib")" "$main" "$@"
    if [ -f "$APPS/$BUILD/hillock.aot" ]; then
        set -- "-XX:AOTCache=$APPS/$BUILD/hillock.aot" "$@"
    fi
    # What the Java machine itself has to say must not get into the program's output.
    # shellcheck disable=SC2086
    exec "$JAVA_HOME/bin/java" $BASE_FLAGS -Xlog:disable '-Xlog:all=error,aot*=off,cds*=off:stderr' -Dhillock.home="$ROOT" ${HILLOCK_OPTS:-} "$@"
}
