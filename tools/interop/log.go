// Go's own transparency log (golang.org/x/mod/sumdb: note and tlog) beside ours. It knows the paths of C2SP tlog-tiles, which
// leave out the height that Go writes; all else is Go's.
//
//	log check FOLDER VKEY           reads a published log that Gavel made: signatures, tiles, entries, proofs
//	log make FOLDER SKEY SIZE...    publishes a log of its own, in the same files
//
// The files, below the folder:
//
//	checkpoint.SIZE                 a signed checkpoint
//	tile/...                        hash tiles and entry bundles of each of these sizes
//	inclusion.SIZE.INDEX            the hashes of a proof, one a line in base64
//	consistency.OLD.NEW             the same
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	log.SetFlags(0)
	if len(os.Args) < 4 {
		log.Fatal("usage: log check FOLDER VKEY | log make FOLDER SKEY SIZE...")
	}
	var err error
	switch os.Args[1] {
	case "check":
		err = check(os.Args[2], os.Args[3])
	case "make":
		err = publish(os.Args[2], os.Args[3], os.Args[4:])
	default:
		err = errors.New("no such command: " + os.Args[1])
	}
	if err != nil {
		log.Fatal(err)
	}
}

// c2spPath is the path without the height, with entries for data.
func c2spPath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

type tileFiles string

func (folder tileFiles) Height() int { return height }

func (folder tileFiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var files [][]byte
	for _, tile := range tiles {
		file, err := os.ReadFile(filepath.Join(string(folder), c2spPath(tile)))
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func (folder tileFiles) SaveTiles([]tlog.Tile, [][]byte) {}

// readHead opens a signed checkpoint. Go's own reader of its text knows one origin alone.
func readHead(path string, verifiers note.Verifiers) (tlog.Tree, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(file, verifiers)
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("%s: %w", path, err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != opened.Sigs[0].Name {
		return tlog.Tree{}, fmt.Errorf("%s: not three lines under the key's name", path)
	}
	return tlog.ParseTree([]byte("go.sum database tree\n" + strings.Join(lines[1:], "\n")))
}

func readHashes(path string) ([]tlog.Hash, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var hashes []tlog.Hash
	for _, line := range strings.Fields(string(file)) {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

// readEntries reads the bundles of a log of that size.
func readEntries(folder string, size int64) ([][]byte, error) {
	var entries [][]byte
	for start := int64(0); start < size; start += 1 << height {
		width := size - start
		if width > 1<<height {
			width = 1 << height
		}
		tile := tlog.Tile{H: height, L: -1, N: start >> height, W: int(width)}
		file, err := os.ReadFile(filepath.Join(folder, c2spPath(tile)))
		if err != nil {
			return nil, err
		}
		for ; width > 0; width-- {
			if len(file) < 2 || len(file) < 2+int(binary.BigEndian.Uint16(file)) {
				return nil, fmt.Errorf("bundle at %d is cut off", start)
			}
			end := 2 + int(binary.BigEndian.Uint16(file))
			entries = append(entries, file[2:end])
			file = file[end:]
		}
		if len(file) > 0 {
			return nil, fmt.Errorf("bundle at %d goes on", start)
		}
	}
	return entries, nil
}

func numbers(name string) []int64 {
	var found []int64
	for _, part := range strings.Split(name, ".")[1:] {
		number, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return nil
		}
		found = append(found, number)
	}
	return found
}

func check(folder, vkey string) error {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	heads := map[int64]tlog.Tree{}
	paths, err := filepath.Glob(filepath.Join(folder, "checkpoint.*"))
	if err != nil {
		return err
	}
	for _, path := range paths {
		head, err := readHead(path, note.VerifierList(verifier))
		if err != nil {
			return err
		}
		if size := numbers(filepath.Base(path)); len(size) != 1 || size[0] != head.N {
			return fmt.Errorf("%s is of size %d", path, head.N)
		}
		heads[head.N] = head
		// Go compares every tile with the head before it believes a hash.
		reader := tlog.TileHashReader(head, tileFiles(folder))
		root, err := tlog.TreeHash(head.N, reader)
		if err != nil || root != head.Hash {
			return fmt.Errorf("root of size %d: %v, %w", head.N, root, err)
		}
		entries, err := readEntries(folder, head.N)
		if err != nil {
			return err
		}
		for index, entry := range entries {
			leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(index))})
			if err != nil {
				return err
			}
			if leaf[0] != tlog.RecordHash(entry) {
				return fmt.Errorf("entry %d of size %d is another", index, head.N)
			}
		}
	}
	counts := map[string]int{"checkpoint": len(heads)}
	for _, kind := range []string{"inclusion", "consistency"} {
		paths, err := filepath.Glob(filepath.Join(folder, kind+".*"))
		if err != nil {
			return err
		}
		for _, path := range paths {
			pair := numbers(filepath.Base(path))
			hashes, err := readHashes(path)
			if err != nil || len(pair) != 2 {
				return fmt.Errorf("%s: %v", path, err)
			}
			if kind == "inclusion" {
				head := heads[pair[0]]
				entries, err := readEntries(folder, head.N)
				if err != nil {
					return err
				}
				leaf := tlog.RecordHash(entries[pair[1]])
				err = tlog.CheckRecord(tlog.RecordProof(hashes), head.N, head.Hash, pair[1], leaf)
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
			} else {
				old, new := heads[pair[0]], heads[pair[1]]
				err = tlog.CheckTree(tlog.TreeProof(hashes), new.N, new.Hash, old.N, old.Hash)
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
			}
			counts[kind]++
		}
	}
	fmt.Printf("checkpoints %d inclusion %d consistency %d\n",
		counts["checkpoint"], counts["inclusion"], counts["consistency"])
	return nil
}

func write(folder, path string, file []byte) error {
	path = filepath.Join(folder, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, file, 0o644)
}

func lines(hashes []tlog.Hash) []byte {
	var text strings.Builder
	for _, hash := range hashes {
		text.WriteString(base64.StdEncoding.EncodeToString(hash[:]) + "\n")
	}
	return []byte(text.String())
}

func publish(folder, skey string, words []string) error {
	signer, err := note.NewSigner(skey)
	if err != nil {
		return err
	}
	var sizes []int64
	for _, word := range words {
		size, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return err
		}
		sizes = append(sizes, size)
	}
	sort.Slice(sizes, func(i, j int) bool { return sizes[i] < sizes[j] })
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	var entries [][]byte
	for number, size := range sizes {
		old := int64(len(entries))
		for index := old; index < size; index++ {
			entry := []byte(fmt.Sprintf("Go's entry %d", index))
			hashes, err := tlog.StoredHashes(index, entry, reader)
			if err != nil {
				return err
			}
			stored = append(stored, hashes...)
			entries = append(entries, entry)
		}
		for _, tile := range tlog.NewTiles(height, old, size) {
			file, err := tlog.ReadTileData(tile, reader)
			if err != nil {
				return err
			}
			if err := write(folder, c2spPath(tile), file); err != nil {
				return err
			}
			if tile.L > 0 {
				continue
			}
			var bundle []byte
			for _, entry := range entries[tile.N<<height : tile.N<<height+int64(tile.W)] {
				bundle = append(binary.BigEndian.AppendUint16(bundle, uint16(len(entry))), entry...)
			}
			tile.L = -1
			if err := write(folder, c2spPath(tile), bundle); err != nil {
				return err
			}
		}
		root, err := tlog.TreeHash(size, reader)
		if err != nil {
			return err
		}
		text := fmt.Sprintf("%s\n%d\n%s\n", signer.Name(), size, root)
		signed, err := note.Sign(&note.Note{Text: text}, signer)
		if err != nil {
			return err
		}
		if err := write(folder, fmt.Sprintf("checkpoint.%d", size), signed); err != nil {
			return err
		}
		for index := int64(0); index < size; index++ {
			proof, err := tlog.ProveRecord(size, index, reader)
			if err != nil {
				return err
			}
			name := fmt.Sprintf("inclusion.%d.%d", size, index)
			if err := write(folder, name, lines(proof)); err != nil {
				return err
			}
		}
		for _, old := range sizes[:number] {
			proof, err := tlog.ProveTree(size, old, reader)
			if err != nil {
				return err
			}
			name := fmt.Sprintf("consistency.%d.%d", old, size)
			if err := write(folder, name, lines(proof)); err != nil {
				return err
			}
		}
	}
	return nil
}
