"""What a party does with words: demands, offers, promises, threats, denials ..."""

from communique.read.moves.find import find_moves

__all__ = ["find_moves"]
