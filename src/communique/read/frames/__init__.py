"""Frames: acts of the codebook in the text, with their roles; the common ground of events and moves."""

from communique.read.frames.codebook import Act, Codebook, Trigger, load_codebook
from communique.read.frames.find import find_frames
from communique.read.frames.frame import Frame
from communique.read.frames.scene import Beside

__all__ = ["Act", "Beside", "Codebook", "Frame", "Trigger", "find_frames", "load_codebook"]
